package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each hard shape of real workflows has its right form: what becomes of it, and by which change or for which
/// reason.
class HardShapesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            H1 two uploads in one job              | h01-two-indexes-one-job          | rewritten | publish-testpypi added
            H1 on conditions that exclude each other | h01-two-indexes-exclusive      | rewritten | publish-testpypi added
            H1 of downloaded files                 | h01-two-indexes-download-only    | rewritten | publish-testpypi added
            H1 the release comes first             | h01-two-indexes-release-first    | rewritten | publish-testpypi added
            H1 one is trusted already              | h01-one-trusted-already          | rewritten | publish-testpypi added
            H1 the release in spite of the rehearsal | h01-in-spite-of-the-rehearsal  | rewritten | needs publish-testpypi
            H1 two parts of one folder             | h01-two-parts-of-a-folder        | rewritten | one upload for all files
            H2 the job also writes a release       | h02-also-creates-release         | rewritten | after-publish added
            H2 the job also pushes                 | h02-also-pushes                  | rewritten | keeps contents: write
            H3 permissions of the workflow         | h03-workflow-permissions         | rewritten | permissions id-token: write
            H3 read-all                            | h03-read-all                     | rewritten | permissions id-token: write
            H3 read-all beside a release           | h03-read-all-and-a-release       | rewritten | contents: write
            H3 none                                | h03-none                         | rewritten | permissions id-token: write
            H4 permissions of the job              | h04-job-permissions              | rewritten | permissions id-token: write
            H4 in braces                           | h04-job-permissions-flow         | rewritten | permissions id-token: write
            H5 identity for another purpose        | h05-id-token-for-aws             | rewritten | pypi-publish added
            H5 identity for publishing only        | h05-identity-leaves-the-build    | rewritten | permission id-token removed
            H5 half migrated                       | half-migrated                    | rewritten | input password removed
            H6 a ref without trusted publishing    | h06-master                       | rewritten | gh-action-pypi-publish@release/v1
            H6 an old pin                          | h06-pinned-old                   | rewritten | gh-action-pypi-publish@v1.14.2
            H7 an account's name                   | h07-account-name                 | rewritten | removed
            H8 an index that is not PyPI's         | h08-private-index-only           | no-publication | other
            H8 beside PyPI                         | h08-private-and-pypi             | rewritten | other
            H8 an index that nobody knows          | h08-computed-index-of-anything   | refused   | computed-index
            H9 a call of another repository        | h09-call-of-another-repository   | refused   | reusable-workflow
            H9 a called workflow                   | h09-called-workflow              | refused   | reusable-workflow
            H10 a composite action not at hand     | h10-composite                    | refused   | composite-action
            H11 a matrix of systems                | h11-matrix                       | rewritten | pypi-publish added
            H11 a matrix of one system             | h11-matrix-of-one-system         | rewritten | input password removed
            H11 Windows                            | h11-windows                      | rewritten | pypi-publish added
            H12 a container                        | h12-container                    | rewritten | pypi-publish added
            H13 twine                              | starter-2019-twine               | rewritten | upload by twine replaced
            H13 twine that must stay               | h13-twine-kept-is-raised         | rewritten | installs twine>=6.1
            H13 an old Python                      | h13-twine-of-an-old-python       | refused   | old-twine
            H13 a part of the folder               | h13-twine-takes-a-part-of-the-folder | rewritten | pypi-publish added
            H13 commands behind the upload         | h13-commands-behind-the-upload   | rewritten | in a step of their own
            H14 Poetry                             | h14-poetry                       | rewritten | upload by poetry replaced
            H14 Poetry's action                    | h14-jrubics-all-inputs           | rewritten | replaced by steps that build
            H14 Poetry's action, computed          | h14-jrubics-computed-version     | refused   | no-equivalent
            H15 hatch                              | h15-hatch                        | rewritten | upload by hatch replaced
            H15 flit                               | h15-flit                         | rewritten | upload by flit replaced
            H16 uv                                 | h16-uv-build                     | rewritten | upload by uv replaced
            H16 pdm                                | h16-pdm                          | rewritten | removed
            H17 maturin's action                   | h17-maturin-action               | rewritten | MATURIN_PYPI_TOKEN removed
            H18 semantic-release before 8          | h18-semantic-release             | refused   | no-equivalent
            H18 semantic-release from 8 on         | h18-semantic-release-nine-with-upload | rewritten | output released
            H19 make                               | h19-make                         | refused   | hidden-upload
            H19 a script                           | h19-script-in-bin                | refused   | hidden-upload
            H20 another action                     | h20-other-action                 | refused   | no-equivalent
            H20 one that takes the identity        | h20-deploy-pypi-v3               | rewritten | input password removed
            H20 one that makes a release too       | h20-create-release               | rewritten | no longer uploads
            H21 an earlier step                    | h21-github-env                   | rewritten | command that stores the credential removed
            H21 a settings file                    | h21-pypirc-looked-after          | rewritten | command that stores the credential removed
            H22 a computed secret                  | h22-computed-secret              | rewritten | input password removed
            H22 a secret and an index by choice    | h22-index-by-a-ternary           | rewritten | one upload for each
            H22 an index by a matrix               | h22-index-of-a-matrix            | rewritten | one upload for each
            H22 a folder by a matrix               | h22-folder-of-a-matrix           | rewritten | waits for all of the matrix
            H23 a condition on the secret          | h23-secret-condition             | rewritten | no longer asks for its secret
            H23 asked by a step                    | h23-secret-asked-by-a-step       | rewritten | step check removed
            H23 beside another condition           | h23-secret-and-more              | rewritten | no longer asks for its secret
            H24 another password                   | h24-docker-password-stays        | rewritten | pypi-publish added
            H25 two projects                       | h25-two-projects-in-one-file     | rewritten | publish-pypi added
            H26 an environment                     | h26-environment-kept             | rewritten | permissions id-token: write
            H26 an environment that moves          | h26-environment-moves            | rewritten | moved to the publish job
            H27 pull_request_target                | h27-pull-request-target          | refused   | pull-request-target
            H28 build and publish in one job       | starter-2021                     | rewritten | pypi-publish added
            H28 another job waits                  | h28-waited-for                   | rewritten | tell: needs pypi-publish
            H29 continue-on-error                  | h29-continue-on-error            | rewritten | continue-on-error stays
            """)
    void hasItsRightForm(String shape, String name, String outcome, String by) {
        GoldenCase golden = GoldenCase.all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(GoldenCase.said(GoldenCase.rewrite(golden.before())))
                .as(shape)
                .startsWith(outcome + "\n")
                .contains(by);
    }
}
