package dev.tokenless.workflow;

import java.util.List;

/// What became of one workflow file.
public sealed interface Outcome {

    /// What is still to do by hand.
    List<Left> left();

    /// The word of the command line's JSON.
    String json();

    /// At least one job was changed; the rest is in `left`.
    record Rewritten(String text, List<NamedChange> changes, List<Left> left) implements Outcome {
        public Rewritten {
            changes = List.copyOf(changes);
            left = List.copyOf(left);
        }

        @Override
        public String json() {
            return "rewritten";
        }
    }

    record AlreadyTrusted(List<Left> left) implements Outcome {
        public AlreadyTrusted {
            left = List.copyOf(left);
        }

        @Override
        public String json() {
            return "already-trusted";
        }
    }

    record NoPublication(List<Left> left) implements Outcome {
        public NoPublication {
            left = List.copyOf(left);
        }

        @Override
        public String json() {
            return "no-publication";
        }
    }

    /// A job needed a change and none could be changed safely, or the text is unreadable.
    record Refused(List<Left> left) implements Outcome {
        public Refused {
            left = List.copyOf(left);
        }

        @Override
        public String json() {
            return "refused";
        }
    }
}
