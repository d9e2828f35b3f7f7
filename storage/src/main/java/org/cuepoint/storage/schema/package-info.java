/**
 * The shape of the project database: numbered SQL scripts beside this package's classes ({@code
 * V1__project.sql} and on), and what runs them.
 *
 * <p>Entry: {@link org.cuepoint.storage.schema.Schema}. Scripts only go forward and never change
 * once a release has them; a file of a newer schema is refused, and before an older one is changed
 * it is copied into the project's {@code backups} folder. Stateless. Uses {@code storage.sql}.
 *
 * <p>Why Flyway: it keeps the checksum of every script that ran, so a script that was edited after
 * its release is noticed. Nothing but the scripts and this package knows of it.
 */
@NullMarked
package org.cuepoint.storage.schema;

import org.jspecify.annotations.NullMarked;
