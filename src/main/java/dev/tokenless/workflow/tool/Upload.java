package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.ToolName;
import java.util.List;
import java.util.Optional;

/// What a tool says about one upload, before the workflow around it is looked at.
///
/// @param user the user name given to it; @param password the password or token given to it, as written
/// @param carriers names of options or inputs that carry the credential
/// @param userVariables environment variables that it takes a user name from; @param passwordVariables a password
/// from
/// @param advice what a person can do then; empty for the usual
/// @param plainly ordinary steps that do what the action does, with PyPA's action for the upload; empty where
/// nobody knows
/// @param speaksTrustedPublishing it can exchange the run's identity by itself
/// @param replacement how PyPA's action does the same; empty where it cannot, for the reason in `obstacle`
public record Upload(
        ToolName tool,
        Address address,
        Optional<String> user,
        Optional<String> password,
        List<String> carriers,
        List<String> userVariables,
        List<String> passwordVariables,
        boolean speaksTrustedPublishing,
        Optional<Replacement> replacement,
        String obstacle,
        String advice,
        Optional<String> version,
        List<PlainStep> plainly) {

    public Upload {
        carriers = List.copyOf(carriers);
        userVariables = List.copyOf(userVariables);
        passwordVariables = List.copyOf(passwordVariables);
        plainly = List.copyOf(plainly);
    }

    public static Upload of(ToolName tool, Address address) {
        return new Upload(
                tool,
                address,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                List.of());
    }

    public Upload given(Optional<String> userName, Optional<String> secret, String... by) {
        return new Upload(
                tool,
                address,
                userName,
                secret,
                List.of(by),
                userVariables,
                passwordVariables,
                speaksTrustedPublishing,
                replacement,
                obstacle,
                advice,
                version,
                plainly);
    }

    public Upload reads(List<String> forUser, List<String> forPassword) {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                forUser,
                forPassword,
                speaksTrustedPublishing,
                replacement,
                obstacle,
                advice,
                version,
                plainly);
    }

    public Upload trusting() {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                userVariables,
                passwordVariables,
                true,
                replacement,
                obstacle,
                advice,
                version,
                plainly);
    }

    public Upload replacedBy(Replacement same) {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                userVariables,
                passwordVariables,
                speaksTrustedPublishing,
                Optional.of(same),
                "",
                "",
                version,
                plainly);
    }

    public Upload irreplaceable(String why) {
        return irreplaceable(why, "");
    }

    public Upload irreplaceable(String why, String whatToDo) {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                userVariables,
                passwordVariables,
                speaksTrustedPublishing,
                Optional.empty(),
                why,
                whatToDo,
                version,
                plainly);
    }

    public Upload at(Optional<String> itsVersion) {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                userVariables,
                passwordVariables,
                speaksTrustedPublishing,
                replacement,
                obstacle,
                advice,
                itsVersion,
                plainly);
    }

    public Upload writtenOut(List<PlainStep> steps) {
        return new Upload(
                tool,
                address,
                user,
                password,
                carriers,
                userVariables,
                passwordVariables,
                speaksTrustedPublishing,
                replacement,
                obstacle,
                advice,
                version,
                steps);
    }
}
