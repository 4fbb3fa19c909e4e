package dev.tokenless.practice.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE2b with a digest of 32 bytes and no key, which the Java platform does not have. Source: RFC 7693.
final class Blake2b256 {
    private static final int BLOCK = 128;
    private static final int DIGEST = 32;
    private static final int ROUNDS = 12;
    private static final long[] START = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };
    /// Which message word each round takes when, one hexadecimal digit a word.
    private static final String[] SCHEDULE = {
        "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
        "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"
    };

    private final long[] state = START.clone();

    private Blake2b256() {
        state[0] ^= 0x01010000L ^ DIGEST;
    }

    static byte[] digest(byte[] content) {
        Blake2b256 hash = new Blake2b256();
        int last = Math.max(0, (content.length - 1) / BLOCK) * BLOCK;
        for (int offset = 0; offset < last; offset += BLOCK) {
            hash.compress(Arrays.copyOfRange(content, offset, offset + BLOCK), offset + BLOCK, false);
        }
        hash.compress(Arrays.copyOfRange(content, last, last + BLOCK), content.length, true);
        ByteBuffer digest = ByteBuffer.allocate(DIGEST).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < DIGEST / Long.BYTES; i++) {
            digest.putLong(hash.state[i]);
        }
        return digest.array();
    }

    private void compress(byte[] block, long counted, boolean last) {
        long[] message = new long[16];
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(message);
        long[] v = Arrays.copyOf(state, 16);
        System.arraycopy(START, 0, v, 8, 8);
        v[12] ^= counted;
        if (last) {
            v[14] = ~v[14];
        }
        for (int round = 0; round < ROUNDS; round++) {
            round(v, message, SCHEDULE[round % SCHEDULE.length]);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void round(long[] v, long[] message, String schedule) {
        for (int i = 0; i < 8; i++) {
            int lane = i % 4;
            int shift = i < 4 ? 0 : 1;
            mix(
                    v,
                    new int[] {lane, 4 + (lane + shift) % 4, 8 + (lane + 2 * shift) % 4, 12 + (lane + 3 * shift) % 4},
                    message[Character.digit(schedule.charAt(2 * i), 16)],
                    message[Character.digit(schedule.charAt(2 * i + 1), 16)]);
        }
    }

    private static void mix(long[] v, int[] at, long x, long y) {
        v[at[0]] += v[at[1]] + x;
        v[at[3]] = Long.rotateRight(v[at[3]] ^ v[at[0]], 32);
        v[at[2]] += v[at[3]];
        v[at[1]] = Long.rotateRight(v[at[1]] ^ v[at[2]], 24);
        v[at[0]] += v[at[1]] + y;
        v[at[3]] = Long.rotateRight(v[at[3]] ^ v[at[0]], 16);
        v[at[2]] += v[at[3]];
        v[at[1]] = Long.rotateRight(v[at[1]] ^ v[at[2]], 63);
    }
}
