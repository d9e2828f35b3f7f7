/**
 * Core's ports on SQL: one class per port, its SQL in text blocks beside the mapper that reads it.
 *
 * <p>Entries: {@link org.cuepoint.storage.store.SqlProjectStore}, {@link
 * org.cuepoint.storage.store.SqlAnnotationStore}, {@link
 * org.cuepoint.storage.store.SqlJournalStore}, {@link org.cuepoint.storage.store.SqlModelStore},
 * {@link org.cuepoint.storage.store.SqlRunStore} and {@link
 * org.cuepoint.storage.store.SqlQueueStore}; {@code AnnotationTable} has one implementation per
 * kind of annotation, and {@code JournalCodec} keeps annotations in the journal as JSON. All
 * thread-safe. Uses {@code storage.sql} and {@code storage.blob}; knows nothing of locks, folders
 * or migrations.
 */
@NullMarked
package org.cuepoint.storage.store;

import org.jspecify.annotations.NullMarked;
