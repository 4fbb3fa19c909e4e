package dev.tokenless.pypi;

/// Why an index did not answer. Each kind has one sentence for people.
public sealed interface PyPiFailure {

    /// What happened and what to do.
    String sentence();

    /// No answer.
    record Offline(String host, String why) implements PyPiFailure {
        @Override
        public String sentence() {
            return "There is no answer from " + host + " (" + why + "). Check the connection, then try again.";
        }
    }

    /// 429, several times over.
    record Busy(String host) implements PyPiFailure {
        @Override
        public String sentence() {
            return host + " asks for fewer requests. Try again in some minutes; nothing was lost.";
        }
    }

    /// 5xx.
    record Server(String host, int status) implements PyPiFailure {
        @Override
        public String sentence() {
            return host + " has a problem of its own (status " + status
                    + "). Look at status.python.org and try again later.";
        }
    }

    /// Any other refusal.
    record Refused(String host, int status) implements PyPiFailure {
        @Override
        public String sentence() {
            return host + " refuses to answer (status " + status + "). Open its page in the browser to see why.";
        }
    }

    /// An answer in a form that we do not know, or one that broke off.
    record Unreadable(String host, String what) implements PyPiFailure {
        @Override
        public String sentence() {
            return "The answer of " + host + " cannot be read (" + what
                    + "). If a proxy stands between this computer and it, look at that first.";
        }
    }
}
