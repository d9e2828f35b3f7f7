/**
 * The small JDBC layer: one database file, transactions that are on the disk when they return, SQL
 * by hand with named parameters.
 *
 * <p>Entry: {@link org.cuepoint.storage.sql.Database}. Besides {@code storage.schema}, this is the
 * one package that sees {@code java.sql}. Thread-safe. Writers take turns on one connection;
 * readers use another one and see what was committed last. Statements never outlive the call or the
 * transaction that opened them. Uses nothing else of ours.
 *
 * <p>Why {@code CHECKPOINT SYNC} after each commit: with H2's default settings acknowledged commits
 * were lost when the process was killed, and without the checkpoint nothing forces them to the
 * disk, so a power cut could take them. It costs one fsync a transaction; bulk work is one
 * transaction.
 */
@NullMarked
package org.cuepoint.storage.sql;

import org.jspecify.annotations.NullMarked;
