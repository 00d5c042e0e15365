package org.mentorlink.command.calendars.microsoft;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;

/** Exchanges consents and refresh tokens for access tokens, at the Microsoft identity platform. */
final class MicrosoftSignIn {

    /** An access token that ends within it is not begun with. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final MicrosoftProperties properties;
    private final OkHttpClient http;
    private final Clock clock;

    MicrosoftSignIn(MicrosoftProperties properties, OkHttpClient http, Clock clock) {
        this.properties = properties;
        this.http = http;
        this.clock = clock;
    }

    /** @param refreshToken a new one each time, which is good for longer than the one before */
    record Grant(
            String accessToken, Instant until, @Nullable String refreshToken) {

        boolean isGood(Clock clock) {
            return clock.instant().isBefore(until);
        }

        @Override
        public String toString() {
            return "Grant[" + until + "]";
        }
    }

    Grant exchange(String code, String verifier, String redirectUri) throws CalendarNotRead {
        return ask(form("authorization_code")
                .add("code", code)
                .add("code_verifier", verifier)
                .add("redirect_uri", redirectUri));
    }

    Grant refresh(String refreshToken) throws CalendarNotRead {
        return ask(form("refresh_token").add("refresh_token", refreshToken));
    }

    private FormBody.Builder form(String grantType) {
        var form = new FormBody.Builder()
                .add("grant_type", grantType)
                .add("client_id", properties.clientId())
                .add("scope", MicrosoftProperties.SCOPE);
        return properties.clientSecret().isEmpty() ? form : form.add("client_secret", properties.clientSecret());
    }

    private Grant ask(FormBody.Builder form) throws CalendarNotRead {
        var request = new Request.Builder()
                .url(properties.tokenUri().toString())
                .post(form.build())
                .build();
        try (var answer = http.newCall(request).execute()) {
            return grant(answer);
        } catch (IOException failed) {
            throw MicrosoftCalendar.failure(failed);
        }
    }

    private Grant grant(Response answer) throws IOException, CalendarNotRead {
        if (answer.code() == 400 || answer.code() == 401) {
            throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
        }
        if (!answer.isSuccessful()) {
            throw new CalendarNotRead(ReadingFailure.SERVER_FAILED, CalendarNotRead.wait(answer.header("Retry-After")));
        }
        var said = said(answer.body().string());
        try {
            return grant(said);
        } catch (UnsupportedOperationException | IllegalStateException | NumberFormatException unreadable) {
            throw new CalendarNotRead(ReadingFailure.SERVER_FAILED);
        }
    }

    private Grant grant(JsonObject said) throws CalendarNotRead {
        var access = said.get("access_token");
        var seconds = said.get("expires_in");
        if (access == null || seconds == null) {
            throw new CalendarNotRead(ReadingFailure.NOT_ALLOWED);
        }
        var refresh = said.get("refresh_token");
        return new Grant(
                access.getAsString(),
                clock.instant().plusSeconds(seconds.getAsLong()).minus(MARGIN),
                refresh == null ? null : refresh.getAsString());
    }

    private static JsonObject said(String body) throws CalendarNotRead {
        try {
            return JsonParser.parseString(body).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException unreadable) {
            throw new CalendarNotRead(ReadingFailure.SERVER_FAILED);
        }
    }
}
