package org.mentorlink.api.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment can set about files, besides where they are kept.
 *
 * @param photoBytes how long a photo may be
 * @param photoPixels how many pixels a photo may have, known before any of them is decoded
 * @param documentBytes how long a document may be
 * @param documentsPerMember how many documents of a member are kept at the same time
 * @param uploadsPerHour how often a member may send a file
 * @param photoViews how many photos an address may fetch in 15 minutes
 */
@ConfigurationProperties("mentorlink.files")
public record FilesProperties(
        @DefaultValue("5242880") int photoBytes,
        @DefaultValue("40000000") int photoPixels,
        @DefaultValue("10485760") int documentBytes,
        @DefaultValue("20") int documentsPerMember,
        @DefaultValue("30") int uploadsPerHour,
        @DefaultValue("3000") int photoViews) {}
