package org.mentorlink.membership;

import java.util.List;

public record MembersImportViews(List<MembersImportView> imports) {}
