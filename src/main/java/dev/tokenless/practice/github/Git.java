package dev.tokenless.practice.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One repository's git objects and refs, with the object ids that git itself would compute.
/// Source: git-scm.com, "Git Internals - Git Objects".
final class Git {

    /// @param mode `100644`, `100755`, `120000`, or `40000` for a tree
    record Entry(String mode, String sha) {
        boolean isTree() {
            return mode.equals("40000");
        }
    }

    record Commit(
            String sha, String tree, List<String> parents, String author, String email, Instant when, String message) {}

    final Map<String, byte[]> blobs;
    final Map<String, NavigableMap<String, Entry>> trees;
    final Map<String, Commit> commits;
    final NavigableMap<String, String> refs = new TreeMap<>();

    Git() {
        blobs = new HashMap<>();
        trees = new HashMap<>();
        commits = new HashMap<>();
    }

    /// A fork shares the objects, as on GitHub, and has branches and tags of its own.
    private Git(Git parent) {
        blobs = parent.blobs;
        trees = parent.trees;
        commits = parent.commits;
        refs.putAll(parent.refs);
    }

    Git forked() {
        return new Git(this);
    }

    String blob(byte[] content) {
        String sha = sha("blob", content);
        blobs.put(sha, content);
        return sha;
    }

    /// Writes a whole tree from paths relative to it.
    String tree(NavigableMap<String, Entry> files) {
        NavigableMap<String, Entry> entries = new TreeMap<>();
        Map<String, NavigableMap<String, Entry>> folders = new TreeMap<>();
        files.forEach((path, entry) -> {
            int slash = path.indexOf('/');
            if (slash < 0) {
                entries.put(path, entry);
            } else {
                folders.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                        .put(path.substring(slash + 1), entry);
            }
        });
        folders.forEach((name, inner) -> entries.put(name, new Entry("40000", tree(inner))));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        entries.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().isTree() ? e.getKey() + "/" : e.getKey()))
                .forEach(e -> {
                    content.writeBytes(
                            (e.getValue().mode() + " " + e.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
                    content.writeBytes(HexFormat.of().parseHex(e.getValue().sha()));
                });
        String sha = sha("tree", content.toByteArray());
        trees.put(sha, entries);
        return sha;
    }

    String commit(String tree, List<String> parents, String author, Instant when, String message) {
        String email = author + "@users.noreply.github.com";
        String stamp = author + " <" + email + "> " + when.getEpochSecond() + " +0000";
        StringBuilder text = new StringBuilder("tree " + tree + "\n");
        parents.forEach(parent -> text.append("parent ").append(parent).append('\n'));
        text.append("author ").append(stamp).append("\ncommitter ").append(stamp);
        text.append("\n\n").append(message);
        String sha = sha("commit", text.toString().getBytes(StandardCharsets.UTF_8));
        commits.put(sha, new Commit(sha, tree, List.copyOf(parents), author, email, when, message));
        return sha;
    }

    /// A commit on a branch that changes these files; a missing content deletes.
    String change(String branch, Map<String, Optional<byte[]>> changes, String author, Instant when, String message) {
        Optional<String> head = Optional.ofNullable(refs.get("refs/heads/" + branch));
        NavigableMap<String, Entry> files = head.map(this::files).orElseGet(TreeMap::new);
        changes.forEach((path, content) -> content.ifPresentOrElse(
                bytes -> files.put(path, new Entry(modeOf(files, path), blob(bytes))), () -> files.remove(path)));
        String sha = commit(tree(files), head.stream().toList(), author, when, message);
        refs.put("refs/heads/" + branch, sha);
        return sha;
    }

    private static String modeOf(NavigableMap<String, Entry> files, String path) {
        return Optional.ofNullable(files.get(path)).map(Entry::mode).orElse("100644");
    }

    /// All files of a commit, by full path.
    NavigableMap<String, Entry> files(String commit) {
        return Optional.ofNullable(commits.get(commit))
                .map(found -> filesOfTree(found.tree()))
                .orElseGet(TreeMap::new);
    }

    NavigableMap<String, Entry> filesOfTree(String tree) {
        NavigableMap<String, Entry> files = new TreeMap<>();
        Optional.ofNullable(trees.get(tree))
                .ifPresent(entries -> entries.forEach((name, entry) -> {
                    if (entry.isTree()) {
                        filesOfTree(entry.sha()).forEach((inner, value) -> files.put(name + "/" + inner, value));
                    } else {
                        files.put(name, entry);
                    }
                }));
        return files;
    }

    Optional<byte[]> content(String commit, String path) {
        return Optional.ofNullable(files(commit).get(path)).map(entry -> blobs.getOrDefault(entry.sha(), new byte[0]));
    }

    Optional<String> text(String commit, String path) {
        return content(commit, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// A full ref, a branch, a tag, or a commit id.
    Optional<String> resolve(String name) {
        for (String prefix : List.of("", "refs/", "refs/heads/", "refs/tags/")) {
            String sha = refs.get(prefix + name);
            if (sha != null) {
                return Optional.of(sha);
            }
        }
        return Optional.ofNullable(commits.get(name)).map(Commit::sha);
    }

    boolean isAncestor(String ancestor, String commit) {
        return history(commit).stream().anyMatch(c -> c.sha().equals(ancestor));
    }

    List<Commit> history(String from) {
        List<Commit> history = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String sha = open.removeFirst();
            Commit commit = commits.get(sha);
            if (commit != null && seen.add(sha)) {
                history.add(commit);
                open.addAll(commit.parents());
            }
        }
        return history;
    }

    static String sha(String type, byte[] content) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update((type + " " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
