package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.IndexKind;
import java.util.ArrayList;
import java.util.List;

/// Asks the index for a token and throws it away: the publisher, the workflow file's name and the environment are
/// exercised, and nothing is uploaded.
///
/// The job stands alone in a file of the workflow's name on a branch that holds nothing else. An index looks at the
/// file's name and the environment, not at the branch (Warehouse, `oidc/models/github.py`), so this proves the same;
/// and neither a dispatch nor a push can reach the upload, because it is not there.
final class MintRehearsal {

    static final String BRANCH = "tokenless/rehearsal";

    private static final String TEXT = """
            # A rehearsal by Tokenless, on a branch of its own: asks {host} for a token and throws it away. Uploads nothing.
            name: Rehearse trusted publishing
            on:
              push:
                branches: [{branch}]
            permissions: {}
            jobs:
              mint:
                runs-on: ubuntu-latest
                timeout-minutes: 5
                environment: '{environment}'
                permissions:
                  id-token: write
                steps:
                  - name: Exchange the run's identity for a token, and discard both
                    env:
                      INDEX: https://{host}
                    run: |
                      python3 - <<'END'
                      import base64, json, os, sys, urllib.error, urllib.request

                      def ask(url, body=None, headers={}):
                          request = urllib.request.Request(url, body, {"User-Agent": "tokenless-rehearsal", **headers})
                          with urllib.request.urlopen(request, timeout=30) as answer:
                              return json.load(answer)

                      index = os.environ["INDEX"]
                      if "ACTIONS_ID_TOKEN_REQUEST_URL" not in os.environ:
                          sys.exit("OpenID Connect token retrieval failed: the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset")
                      audience = ask(index + "/_/oidc/audience")["audience"]
                      identity = ask(
                          os.environ["ACTIONS_ID_TOKEN_REQUEST_URL"] + "&audience=" + audience,
                          headers={"Authorization": "bearer " + os.environ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]},
                      )["value"]
                      print("::add-mask::" + identity, flush=True)
                      claims = json.loads(base64.urlsafe_b64decode(identity.split(".")[1] + "=="))
                      for name in ("sub", "repository", "repository_owner", "repository_owner_id", "workflow_ref", "job_workflow_ref", "ref", "environment"):
                          print(name + ": " + str(claims.get(name, "MISSING")))
                      try:
                          token = ask(index + "/_/oidc/mint-token", json.dumps({"token": identity}).encode(), {"Content-Type": "application/json"})["token"]
                      except urllib.error.HTTPError as refused:
                          print("mint-token answered " + str(refused.code))
                          for error in json.load(refused).get("errors", []):
                              print("* `" + error["code"] + "`: " + error["description"])
                          sys.exit("Token request failed: the server refused the request for the reasons above")
                      print("::add-mask::" + token, flush=True)
                      del token, identity
                      print("mint-token answered 200: the publisher accepts this workflow and environment. The token was thrown away.")
                      END
            """;

    private MintRehearsal() {}

    /// The whole file for one way to publish.
    static String text(Target.Publishing target) {
        return TEXT.replace("{branch}", BRANCH)
                .replace("{host}", target.index() == IndexKind.TESTPYPI ? "test.pypi.org" : "pypi.org")
                .replace(
                        "{environment}",
                        target.environment()
                                .map(name -> name.value().replace("'", "''"))
                                .orElse(""));
    }

    /// Only a file with an environment can be rehearsed like this: without one nothing would be protected.
    static boolean possible(Target.Publishing target) {
        return target.environment().isPresent() && target.project().isPresent();
    }

    /// Whether rules let the rehearsal's branch in by our own pattern.
    static boolean admits(EnvironmentRules rules) {
        return rules.policy() instanceof RefPolicy.Custom custom
                && custom.patterns().contains(pattern());
    }

    /// The same rules, and the rehearsal's branch besides. Rules that already let any branch in stay as they are.
    static EnvironmentRules admitting(EnvironmentRules rules) {
        if (!(rules.policy() instanceof RefPolicy.Custom custom) || admits(rules)) {
            return rules;
        }
        List<RefPattern> patterns = new ArrayList<>(custom.patterns());
        patterns.add(pattern());
        return with(rules, new RefPolicy.Custom(patterns));
    }

    /// The same rules without the rehearsal's branch.
    static EnvironmentRules closed(EnvironmentRules rules) {
        return rules.policy() instanceof RefPolicy.Custom custom
                ? with(
                        rules,
                        new RefPolicy.Custom(custom.patterns().stream()
                                .filter(each -> !each.equals(pattern()))
                                .toList()))
                : rules;
    }

    private static RefPattern pattern() {
        return new RefPattern(RefKind.BRANCH, BRANCH);
    }

    private static EnvironmentRules with(EnvironmentRules rules, RefPolicy policy) {
        return new EnvironmentRules(
                rules.exists(),
                policy,
                rules.reviewers(),
                rules.preventSelfReview(),
                rules.waitMinutes(),
                rules.adminsCanBypass());
    }
}
