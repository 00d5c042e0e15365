import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plants bugs that somebody could make, one at a time, into a copy of the sources, and sees whether the test that is there
 * for it fails. One file and no library. Each file of scripts/planted is a bug:
 *
 * <pre>
 * what: what goes wrong
 * file: where
 * module: whose test catches it
 * test: the class
 * --- is
 * lines that occur there once
 * --- planted
 * lines that stand there instead
 * </pre>
 */
public final class PlantedBugs {

    private static final String IS = "--- is\n";
    private static final String PLANTED = "--- planted\n";
    private static final String CAUGHT = "caught";
    private static final String MISSED = "MISSED";

    private record Bug(String name, Map<String, String> about, String is, String planted) {

        String of(String key) {
            var value = about.get(key);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(name + " does not say its " + key);
            }
            return value;
        }
    }

    public static void main(String[] args) throws Exception {
        var root = Path.of(".");
        var checkOnly = false;
        var wanted = new ArrayList<String>();
        var maven = "./mvnw";
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--root" -> root = Path.of(args[++i]);
                case "--maven" -> maven = args[++i];
                case "--check" -> checkOnly = true;
                default -> wanted.add(args[i]);
            }
        }
        var bugs = read(root.resolve("scripts/planted"));
        for (var name : wanted) {
            if (bugs.stream().noneMatch(bug -> bug.name.equals(name))) {
                throw new IllegalArgumentException("there is no bug named " + name);
            }
        }
        var faults = faults(root, bugs);
        faults.forEach(System.out::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
        if (checkOnly) {
            System.out.println(bugs.size() + " bugs can be planted.");
            return;
        }
        bugs.removeIf(bug -> !wanted.isEmpty() && !wanted.contains(bug.name));
        System.exit(plantAll(root, bugs, maven) ? 0 : 1);
    }

    private static List<Bug> read(Path folder) throws IOException {
        var bugs = new ArrayList<Bug>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".bug")).sorted().toList()) {
                var text = Files.readString(file);
                var is = text.indexOf(IS);
                var planted = text.indexOf(PLANTED);
                if (is < 0 || planted < is) {
                    throw new IllegalArgumentException(file + " is no bug");
                }
                var about = new TreeMap<String, String>();
                text.substring(0, is).lines().forEach(line -> {
                    var colon = line.indexOf(": ");
                    about.put(line.substring(0, colon), line.substring(colon + 2).strip());
                });
                bugs.add(new Bug(
                        file.getFileName().toString().replace(".bug", ""),
                        about,
                        text.substring(is + IS.length(), planted).stripTrailing(),
                        text.substring(planted + PLANTED.length()).stripTrailing()));
            }
        }
        return bugs;
    }

    /** What keeps a bug from being planted. */
    private static List<String> faults(Path root, List<Bug> bugs) throws IOException {
        var faults = new ArrayList<String>();
        for (var bug : bugs) {
            var file = root.resolve(bug.of("file"));
            bug.of("what");
            if (!Files.exists(file)) {
                faults.add(bug.name + ": there is no " + bug.of("file"));
            } else if (bug.is.isBlank() || bug.is.equals(bug.planted)) {
                faults.add(bug.name + ": it changes nothing");
            } else {
                var times = occurrences(Files.readString(file), bug.is);
                if (times != 1) {
                    faults.add(bug.name + ": its text occurs " + times + " times in " + bug.of("file"));
                }
            }
            try (Stream<Path> tests = Files.walk(root.resolve(bug.of("module")).resolve("src/test/java"))) {
                if (tests.noneMatch(test -> test.getFileName().toString().equals(bug.of("test") + ".java"))) {
                    faults.add(bug.name + ": " + bug.of("module") + " has no " + bug.of("test"));
                }
            }
        }
        return faults;
    }

    private static int occurrences(String text, String part) {
        var times = 0;
        for (var at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            times++;
        }
        return times;
    }

    private static boolean plantAll(Path root, List<Bug> bugs, String maven) throws Exception {
        var copy = Files.createTempDirectory("planted-bugs");
        copySources(root, copy);
        System.out.println("Planting " + bugs.size() + " bugs in " + copy);
        var caught = 0;
        try {
            System.out.printf("%-34s %-12s %-24s %s%n", "bug", "", "by", "what");
            var soundBefore = new HashMap<String, Boolean>();
            for (var bug : bugs) {
                // A test that fails by itself catches nothing.
                var test = bug.of("module") + " " + bug.of("test");
                if (!soundBefore.containsKey(test)) {
                    soundBefore.put(test, verdict(copy, bug, maven).equals(MISSED));
                }
                if (!soundBefore.get(test)) {
                    System.out.printf("%-34s %-12s %-24s %s%n", bug.name, "RED BEFORE", bug.of("test"), bug.of("what"));
                    continue;
                }
                var file = copy.resolve(bug.of("file"));
                var text = Files.readString(file);
                Files.writeString(file, text.replace(bug.is, bug.planted));
                var verdict = verdict(copy, bug, maven);
                Files.writeString(file, text);
                caught += verdict.equals(CAUGHT) ? 1 : 0;
                System.out.printf("%-34s %-12s %-24s %s%n", bug.name, verdict, bug.of("test"), bug.of("what"));
            }
        } finally {
            delete(copy);
        }
        System.out.println(caught + " of " + bugs.size() + " bugs were caught.");
        return caught == bugs.size();
    }

    /** Caught is a bug by its own test, which ran and failed; one that does not even compile, or breaks something else, shows nothing. */
    private static String verdict(Path copy, Bug bug, String maven) throws Exception {
        var reports = copy.resolve(bug.of("module")).resolve("target/surefire-reports");
        delete(reports);
        var log = copy.resolve("build.log").toFile();
        var command = new ArrayList<String>(List.of(maven.split(" ")));
        command.addAll(List.of("-q", "-Dquick", "-pl", bug.of("module"), "-am", "test", "-Dtest=" + bug.of("test"),
                "-Dsurefire.failIfNoSpecifiedTests=false"));
        var exit = new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true).redirectOutput(log).start().waitFor();
        var failures = failures(reports, bug.of("test"));
        if (failures == 0 && exit == 0) {
            return MISSED;
        }
        if (failures > 0 && exit != 0) {
            return CAUGHT;
        }
        try (Stream<String> lines = Files.lines(log.toPath())) {
            lines.filter(line -> line.contains("ERROR")).limit(5).forEach(System.out::println);
        }
        return failures < 0 ? "NOT RUN" : "UNCLEAR";
    }

    /** How many of the test's methods failed, with those of its nested classes, by its own reports; -1 where it did not run. */
    private static int failures(Path reports, String test) throws IOException {
        if (!Files.isDirectory(reports)) {
            return -1;
        }
        var report = Pattern.compile("TEST-(.*\\.)?" + Pattern.quote(test) + "(\\$.*)?\\.xml");
        var failures = 0;
        var tests = 0;
        try (Stream<Path> files = Files.list(reports)) {
            for (var file : files.filter(each -> report.matcher(each.getFileName().toString()).matches()).toList()) {
                var suite = Files.readString(file);
                suite = suite.substring(suite.indexOf("<testsuite"));
                suite = suite.substring(0, suite.indexOf('>'));
                tests += number(suite, "tests") - number(suite, "skipped");
                failures += number(suite, "failures") + number(suite, "errors");
            }
        }
        return tests == 0 ? -1 : failures;
    }

    private static int number(String suite, String name) {
        var found = Pattern.compile(" " + name + "=\"(\\d+)\"").matcher(suite);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static void copySources(Path root, Path copy) throws Exception {
        var listing = new ProcessBuilder("git", "ls-files", "-z").directory(root.toFile()).start();
        var names = new String(listing.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\0");
        if (listing.waitFor() != 0) {
            throw new IOException("git does not list the sources");
        }
        for (var name : names) {
            var from = root.resolve(name);
            if (Files.isRegularFile(from)) {
                var to = copy.resolve(name);
                Files.createDirectories(to.getParent());
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
