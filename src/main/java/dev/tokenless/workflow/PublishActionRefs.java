package dev.tokenless.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which refs of pypa/gh-action-pypi-publish know trusted publishing: v1.8.0 and later, and what to write instead
/// of
/// the others.
final class PublishActionRefs {

    static final String ACTION = "pypa/gh-action-pypi-publish";
    static final String BRANCH = "release/v1";

    private static final int FIRST_MINOR = 8;
    private static final Pattern VERSION = Pattern.compile("(?:release/)?v?(?:1\\.(\\d{1,6})|[2-9]\\d{0,3})(?:\\..*)?");
    /// As Dependabot and pinning tools leave it behind a commit: `# v1.14.2`, `# tag=v1.14.2`, `#
    // ratchet:…@release/v1`.
    private static final Pattern CLAIMED =
            Pattern.compile("#\\s*(?:\\S*[@=])?((?:release/|unstable/)?v?\\d[\\w.]*)(?:\\s.*)?");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

    /// Commits of releases, from the tags and well-kept version comments.
    private static final Map<String, String> RELEASES = Map.ofEntries(
            Map.entry("27b31702a0e7fc50959f5ad993c78deac1bdfc29", "v1.4.2"),
            Map.entry("717ba43cfbb0387f6ce311b169a825772f54d295", "v1.5.0"),
            Map.entry("37f50c210e3d2f9450da2cd423303d6a14a6e29f", "v1.5.1"),
            Map.entry("d7edd4c95736a5bc1260d38b5523f5d24338bc25", "v1.5.2"),
            Map.entry("d2a2496a01f8b4b773ccd9cae8f2151589de5b62", "v1.6.0"),
            Map.entry("5d1679fa6b895587c6eb10c3fe82205b440a580e", "v1.6.1"),
            Map.entry("ce291dce5b39b74daf2a1a0dcb652314e3263edb", "v1.6.2"),
            Map.entry("e71a4a4c1d3837e77d0353f9229be9217526a2c4", "v1.6.3"),
            Map.entry("c7f29f7adef1a245bd91520e94867e5c6eedddcc", "v1.6.4"),
            Map.entry("32b5e9370928566935e085a9154f23bd662ef41c", "v1.6.5"),
            Map.entry("7104b6e981edc64651f8fc454998a67914173bdb", "v1.7.0"),
            Map.entry("22b4d1f12511f2696162c08546dafbaa903448a2", "v1.7.1"),
            Map.entry("8ef2b3d46c9ecba901fb2ae21d98e322c4089c4e", "v1.8.0"),
            Map.entry("a3a3bafbb3e5a75a854ae1bc53ae128cf22c4af4", "v1.8.1"),
            Map.entry("f3ce18f69986f83a044b6e618425238f6c1bb8ef", "v1.8.2"),
            Map.entry("48b317d84d5f59668bb13be49d1697e36b3ad009", "v1.8.3"),
            Map.entry("29930c9cf57955dc1b98162d0d8bc3ec80d9e75c", "v1.8.4"),
            Map.entry("0bf742be3ebe032c25dd15117957dc15d0cfc38d", "v1.8.5"),
            Map.entry("a56da0b891b3dc519c7ee3284aff1fad93cc8598", "v1.8.6"),
            Map.entry("f5622bde02b04381239da3573277701ceca8f6a0", "v1.8.7"),
            Map.entry("f8c70e705ffc13c3b4d1221169b84f12a75d6ca8", "v1.8.8"),
            Map.entry("ade57f54dcc56d4858ca681c80269c26dc7b9149", "v1.8.9"),
            Map.entry("b7f401de30cb6434a1e19f805ff006643653240e", "v1.8.10"),
            Map.entry("2f6f737ca5f74c637829c0f5c3acd0e29ea5e8bf", "v1.8.11"),
            Map.entry("e53eb8b103ffcb59469888563dc324e3c8ba6f06", "v1.8.12"),
            Map.entry("741947b9cadc96c98b60dd2f32f89a5ef7fb113c", "v1.8.13"),
            Map.entry("81e9d935c883d0b210363ab89cf05f3894778450", "v1.8.14"),
            Map.entry("ec4db0b4ddc65acdf4bff5fa45ac92d78b56bdf0", "v1.9.0"),
            Map.entry("8a08d616893759ef8e1aa1f2785787c0b97e20d6", "v1.10.0"),
            Map.entry("0ab0b79471669eb3a4d647e625009c62f9f3b241", "v1.10.1"),
            Map.entry("897895f1e160c830e369f9779632ebc134688e1b", "v1.10.2"),
            Map.entry("f7600683efdcb7656dec5b29656edb7bc586e597", "v1.10.3"),
            Map.entry("fb13cb306901256ace3dab689990e13a5550ffaa", "v1.11.0"),
            Map.entry("61da13deb5f5124fb1536194f82ed3d9bbc7e8f3", "v1.12.0"),
            Map.entry("1f5d4ec244f65dce93685ee3e98e77123f090866", "v1.12.1"),
            Map.entry("15c56dba361d8335944d31a2ecd17d700fc7bcbc", "v1.12.2"),
            Map.entry("67339c736fd9354cd4f8cb0b744f2b82a74b5c70", "v1.12.3"),
            Map.entry("76f52bc884231f62b9a034ebfe128415bbaabdfc", "v1.12.4"),
            Map.entry("ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e", "v1.13.0"),
            Map.entry("cef221092ed1bacb1cc03d23a2d87d1d172e277b", "v1.14.0"),
            Map.entry("ba38be9e461d3875417946c167d0b5f3d385a247", "v1.14.1"),
            Map.entry("dc37677b2e1c63e2034f94d8a5b11f265b73ba33", "v1.14.2"));

    private PublishActionRefs() {}

    /// What to write instead; empty where the ref serves as it is.
    ///
    /// @param comment what stands behind it on its line: the only word about a commit that is newer than the table
    static Optional<WrittenAction.Ref> better(String ref, String comment, RewriteChoices choices) {
        boolean pinned = SHA.matcher(ref).matches();
        if (ref.equals(WrittenAction.PUBLISH.pin(choices).text())) {
            return Optional.empty();
        }
        boolean serves = (pinned && !RELEASES.containsKey(ref))
                ? claimed(comment)
                        .filter(PublishActionRefs::knowsTrustedPublishing)
                        .isPresent()
                : knowsTrustedPublishing(ref);
        if (serves && (pinned || !choices.pinBySha())) {
            return Optional.empty();
        }
        return Optional.of(pinned ? WrittenAction.PUBLISH.pin(choices) : WrittenAction.PUBLISH.ref(choices));
    }

    /// Whether nothing tells what the ref leads to.
    static boolean unknown(String ref, String comment) {
        return SHA.matcher(ref).matches()
                && !RELEASES.containsKey(ref)
                && claimed(comment).isEmpty();
    }

    private static Optional<String> claimed(String comment) {
        Matcher claim = CLAIMED.matcher(comment.strip());
        return claim.matches() ? Optional.of(claim.group(1)) : Optional.empty();
    }

    private static boolean knowsTrustedPublishing(String ref) {
        if (ref.equals(BRANCH) || ref.equals("unstable/v1")) {
            return true;
        }
        Matcher version = VERSION.matcher(RELEASES.getOrDefault(ref, ref));
        return version.matches() && (version.group(1) == null || Integer.parseInt(version.group(1)) >= FIRST_MINOR);
    }
}
