package dev.tokenless.migration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// A disk with so much room and no more. What fits of a write is written, as a real one does.
final class FullDisk implements FileJournal.Disk {

    long room = Long.MAX_VALUE;
    boolean syncs = true;

    @Override
    public FileChannel open(Path file) throws IOException {
        return new Channel(FileJournal.Disk.real().open(file));
    }

    private final class Channel extends FileChannel {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (room <= 0) {
                throw new IOException("No space left on device");
            }
            int fits = (int) Math.min(room, bytes.remaining());
            ByteBuffer part = bytes.slice(bytes.position(), fits);
            int written = file.write(part, position);
            bytes.position(bytes.position() + written);
            room -= written;
            return written;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (!syncs) {
                throw new IOException("Input/output error");
            }
            file.force(metaData);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long read(ByteBuffer[] all, int offset, int length) throws IOException {
            return file.read(all, offset, length);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes) {
            throw new AssertionError("a journal says where it writes");
        }

        @Override
        public long write(ByteBuffer[] all, int offset, int length) {
            throw new AssertionError("a journal says where it writes");
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return file.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            return file.transferFrom(source, position, count);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return file.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }
    }
}
