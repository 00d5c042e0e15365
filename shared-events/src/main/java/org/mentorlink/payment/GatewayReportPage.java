package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next to be asked with for what follows; absent where nothing does */
public record GatewayReportPage(
        List<GatewayLine> lines, @Nullable String next) {}
