package org.mentorlink.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.SessionCookies;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Keeps the CSRF token in a cookie that the page's scripts read. Like the session's cookies it is kept from plain HTTP even
 * where a proxy has taken HTTPS off.
 */
final class CsrfCookies implements CsrfTokenRepository {

    private final SessionCookies cookies;
    private final CookieCsrfTokenRepository secure = kept(true);
    private final CookieCsrfTokenRepository plain = kept(false);

    CsrfCookies(SessionCookies cookies) {
        this.cookies = cookies;
    }

    private static CookieCsrfTokenRepository kept(boolean secure) {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").secure(secure));
        return tokens;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return secure.generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        var isSecure = cookies.isSecure(URI.create(request.getRequestURL().toString()));
        (isSecure ? secure : plain).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return secure.loadToken(request);
    }
}
