package dev.tokenless.github.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// Why there was no answer, in a few words for people. Never the exception's own text, which may quote the request.
final class Trouble {

    private Trouble() {}

    static String words(IOException trouble) {
        return switch (trouble) {
            case UnknownHostException _ -> "its name cannot be resolved";
            case SocketTimeoutException _ -> "it took too long";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "its certificate or encryption was not accepted";
            default -> "the connection broke off";
        };
    }
}
