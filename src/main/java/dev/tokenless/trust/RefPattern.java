package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;

/// One name pattern of an environment's deployment policy.
///
/// GitHub matches with Ruby's `File.fnmatch` and its `FNM_PATHNAME` flag: `*`, `?` and `[…]` never match `/`, `**/`
/// matches any number of folders, a leading dot must be written, `\` quotes, braces are ordinary characters; upper
/// and lower case differ. A branch pattern never matches a tag.
public record RefPattern(RefKind kind, String text) {

    /// Longer patterns than a git reference can be are never matched; this bounds the work.
    private static final int LONGEST = 1024;

    public static RefPattern branch(String text) {
        return new RefPattern(RefKind.BRANCH, text);
    }

    public static RefPattern tag(String text) {
        return new RefPattern(RefKind.TAG, text);
    }

    /// Whether this pattern lets a run at that reference deploy. A pull request's merge reference is matched, in
    /// full, by branch patterns such as `refs/pull/*/merge`.
    public boolean admits(GitRef ref) {
        return ref.kind().orElse(RefKind.BRANCH) == kind && matches(text, ref.name());
    }

    /// `File.fnmatch(pattern, name, File::FNM_PATHNAME)`.
    public static boolean matches(String pattern, String name) {
        if (pattern.length() > LONGEST || name.length() > LONGEST) {
            return false;
        }
        List<Folder> folders = folders(pattern);
        String[] names = name.split("/", -1);
        int at = 0;
        int next = 0;
        int retryFolder = -1;
        int retryName = -1;
        while (next < names.length) {
            if (at < folders.size() && folders.get(at).anyDepth()) {
                retryFolder = ++at;
                retryName = next;
            } else if (at < folders.size() && folders.get(at).matches(names[next])) {
                at++;
                next++;
            } else if (retryFolder >= 0 && !names[retryName].startsWith(".")) {
                at = retryFolder;
                next = ++retryName;
            } else {
                return false;
            }
        }
        return at == folders.size();
    }

    private static List<Folder> folders(String pattern) {
        List<Folder> folders = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        boolean dotWritten = false;
        int at = 0;
        while (at < pattern.length()) {
            if (pieces.isEmpty() && pattern.startsWith("**/", at)) {
                folders.add(Folder.ofAnyDepth());
                at += 3;
                continue;
            }
            boolean quoted = pattern.charAt(at) == '\\' && at + 1 < pattern.length();
            char character = pattern.charAt(quoted ? at + 1 : at);
            dotWritten |= pieces.isEmpty() && character == '.';
            if (character == '/') {
                folders.add(Folder.of(pieces, dotWritten));
                pieces.clear();
                dotWritten = false;
                at += quoted ? 2 : 1;
            } else if (quoted) {
                pieces.add(Piece.one(character));
                at += 2;
            } else {
                at = piece(pattern, at, pieces);
            }
        }
        folders.add(Folder.of(pieces, dotWritten));
        return folders;
    }

    private static int piece(String pattern, int at, List<Piece> pieces) {
        switch (pattern.charAt(at)) {
            case '*' -> pieces.add(Piece.ANY_RUN);
            case '?' -> pieces.add(Piece.ANY_ONE);
            case '[' -> {
                return CharacterClass.read(pattern, at + 1, pieces);
            }
            default -> pieces.add(Piece.one(pattern.charAt(at)));
        }
        return at + 1;
    }

    /// The pattern between two slashes, or the special `**/`.
    private record Folder(List<Piece> pieces, boolean dotWritten, boolean anyDepth) {

        static Folder of(List<Piece> pieces, boolean dotWritten) {
            return new Folder(List.copyOf(pieces), dotWritten, false);
        }

        static Folder ofAnyDepth() {
            return new Folder(List.of(), false, true);
        }

        boolean matches(String name) {
            return (!name.startsWith(".") || dotWritten) && Piece.matches(pieces, name);
        }
    }
}
