package org.mentorlink.membership;

import java.util.List;

public record PhotoViews(List<PhotoView> photos) {}
