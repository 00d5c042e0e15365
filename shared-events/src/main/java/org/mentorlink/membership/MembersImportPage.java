package org.mentorlink.membership;

import java.util.List;

public record MembersImportPage(List<MembersImportView> imports, boolean hasNext) {}
