/** Files in a bucket of Amazon S3 or of a server that speaks its protocol. */
@NullMarked
package org.mentorlink.api.files.s3;

import org.jspecify.annotations.NullMarked;
