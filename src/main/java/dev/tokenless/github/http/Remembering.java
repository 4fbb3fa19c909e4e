package dev.tokenless.github.http;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Asks GitHub whether what it answered before still holds; a 304 costs nothing of the hourly limit (GitHub docs, "Best
/// practices for using the REST API", conditional requests). Without a store, and for GraphQL, which has no tags, it
/// stands aside.
final class Remembering implements Interceptor {

    private static final long LONGEST = 512 * 1024;

    private final Acquaintance acquaintance;

    Remembering(Acquaintance acquaintance) {
        this.acquaintance = acquaintance;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Optional<AnswerStore> store = acquaintance.store();
        if (store.isEmpty() || !request.method().equals("GET")) {
            return chain.proceed(request);
        }
        Optional<AnswerStore.Kept> kept = store.get().find(request.url());
        Request.Builder asking = request.newBuilder();
        kept.ifPresent(known -> asking.header("If-None-Match", known.etag()));
        Response response = chain.proceed(asking.build());
        if (kept.isPresent() && response.code() == 304) {
            response.close();
            return again(response, kept.get());
        }
        if (response.code() == 200 && response.priorResponse() == null) {
            keep(store.get(), request, response);
        }
        return response;
    }

    /// The headers are those of now: limits, scopes and the date may have changed.
    private static Response again(Response response, AnswerStore.Kept kept) {
        var whole = response.newBuilder()
                .code(200)
                .message("OK")
                .body(ResponseBody.create(kept.body(), MediaType.parse(kept.type())));
        kept.link().ifPresent(link -> whole.header("Link", link));
        return whole.build();
    }

    private static void keep(AnswerStore store, Request request, Response response) throws IOException {
        String etag = response.header("ETag", "");
        if (etag != null && !etag.isBlank()) {
            String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
            byte[] body = response.peekBody(LONGEST + 1).bytes();
            store.keep(request.url(), etag, Optional.ofNullable(response.header("Link")), type, body);
        }
    }
}
