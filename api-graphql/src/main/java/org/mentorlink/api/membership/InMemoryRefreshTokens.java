package org.mentorlink.api.membership;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Keeps the sessions in memory, by hashes only; a restart ends them. A token is its family's name and a secret. */
@Component
class InMemoryRefreshTokens implements RefreshTokens {

    static final Duration CAP = Duration.ofDays(30);
    private static final long FAMILIES = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock wallClock;
    private final Cache<String, Family> families =
            Caffeine.newBuilder().maximumSize(FAMILIES).expireAfterWrite(CAP).build();

    InMemoryRefreshTokens(@Qualifier("wallClock") Clock wallClock) {
        this.wallClock = wallClock;
    }

    private record Family(String memberId, Instant beganAt, String newest) {}

    @Override
    public String begin(String memberId) {
        var family = secret();
        var token = family + '.' + secret();
        families.put(family, new Family(memberId, wallClock.instant(), hash(token)));
        return token;
    }

    @Override
    public @Nullable Rotated rotate(String token) {
        var name = family(token);
        var next = name + '.' + secret();
        var rotated = new AtomicReference<@Nullable Rotated>();
        families.asMap().computeIfPresent(name, (key, family) -> {
            var isOver = !family.beganAt().plus(CAP).isAfter(wallClock.instant());
            if (isOver || !family.newest().equals(hash(token))) {
                return null;
            }
            rotated.set(new Rotated(family.memberId(), next));
            return new Family(family.memberId(), family.beganAt(), hash(next));
        });
        return rotated.get();
    }

    @Override
    public void end(String token) {
        families.invalidate(family(token));
    }

    private static String family(String token) {
        var dot = token.indexOf('.');
        return dot < 0 ? token : token.substring(0, dot);
    }

    private String secret() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
