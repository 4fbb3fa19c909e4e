package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A journal in a file, held by a lock on a second file beside it, because a locked file cannot be read on Windows.
final class FileJournal implements Journal {

    private static final Set<OpenOption> READ_AND_WRITE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    /// Where journals are kept; a test's may be full.
    @FunctionalInterface
    interface Disk {

        /// Opens a file for reading and writing; a missing one is made, for its owner alone.
        FileChannel open(Path file) throws IOException;

        static Disk real() {
            return file -> FileChannel.open(file, READ_AND_WRITE, ownerOnly(file));
        }
    }

    private final Path file;
    private final FileChannel lock;
    private final FileChannel channel;
    private final List<Entry> entries = new ArrayList<>();

    private FileJournal(Path file, FileChannel lock, FileChannel channel) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
    }

    static FileJournal open(Path file, RepositoryName repository, Instant now, Disk disk) {
        FileChannel lock = lock(file.resolveSibling(file.getFileName() + ".lock"), repository, disk);
        try {
            FileJournal journal = new FileJournal(file, lock, disk.open(file));
            try {
                journal.load(repository, now);
                return journal;
            } catch (IOException | RuntimeException failure) {
                closeQuietly(journal.channel);
                throw failure;
            }
        } catch (IOException failure) {
            closeQuietly(lock);
            throw refused(file, failure);
        } catch (RuntimeException failure) {
            closeQuietly(lock);
            throw failure;
        }
    }

    @Override
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void append(Entry entry) {
        long before = -1;
        try {
            before = channel.size();
            write(JournalLines.line(entry), before);
            channel.force(true);
            entries.add(entry);
        } catch (IOException failure) {
            truncate(before);
            throw refused(file, failure);
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly(channel);
        closeQuietly(lock);
    }

    private void load(RepositoryName repository, Instant now) throws IOException {
        JournalLines.Read read = JournalLines.read(Files.readAllBytes(file), file.toString());
        channel.truncate(read.length());
        if (!read.ended()) {
            write(new byte[] {'\n'}, read.length());
        }
        channel.force(true);
        entries.addAll(read.entries());
        if (entries.isEmpty()) {
            append(new Entry.Opened(JournalLines.SCHEMA, repository, now));
        }
    }

    private void write(byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /// A full disk may leave half a line: take it back, so that the next entry does not follow a torn one.
    private void truncate(long length) {
        try {
            if (length >= 0) {
                channel.truncate(length);
            }
        } catch (IOException _) {
            // the torn end is repaired when the journal is opened again
        }
    }

    private static FileChannel lock(Path file, RepositoryName repository, Disk disk) {
        try {
            FileChannel channel = disk.open(file);
            if (holds(channel)) {
                return channel;
            }
            closeQuietly(channel);
        } catch (IOException failure) {
            throw refused(file, failure);
        }
        throw new JournalException(
                "journal-locked",
                "Another window or command of Tokenless is working on " + repository
                        + ". Close it, or wait until it is done.");
    }

    private static boolean holds(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static JournalException refused(Path file, IOException failure) {
        String why = failure instanceof AccessDeniedException
                ? "it may not be written. Check who owns the folder and whether it is read-only, or choose another one"
                        + " with --home."
                : "the disk refused (" + words(failure) + "). Make room or choose another folder with --home.";
        return new JournalException(
                "journal-write",
                "Nothing more is changed, because the journal " + file + " cannot be kept: " + why,
                failure);
    }

    /// The system's own word, without the path that stands in the sentence already.
    private static String words(IOException failure) {
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // closing lets go of the lock in any case; everything written was forced to disk before
        }
    }
}
