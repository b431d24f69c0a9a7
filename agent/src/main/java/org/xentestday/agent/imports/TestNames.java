package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;

/** What other test systems call the tests of our catalogue: the one place. A name that is not here has no test. */
final class TestNames {
    /** Why a result is not imported. */
    static final String UNKNOWN = "not imported, no such test in the catalogue";

    static final String BOOT = "boot";
    static final String XTF = "xtf";
    static final String NESTED = "nested-hvm";
    static final String STUBDOMAIN = "stubdomain";
    static final String GUEST_PV = "guest-pv";
    static final String GUEST_PVH = "guest-pvh";
    static final String GUEST_HVM = "guest-hvm";
    static final String GUEST_PVSHIM = "guest-pvshim";

    /** Steps of osstest; those that start a guest mean the guest of their job. */
    private static final List<Name> STEPS = names(
            "xen-boot/l1.*|.*/l1(/l2)?|host-ping-check-xen/l1", NESTED,
            "xen-boot(/\\w+)?", BOOT,
            "guest-saverestore(\\.\\d+)?", "save-restore",
            "guest-localmigrate(\\.\\d+)?(/x\\d+)?", "local-migrate",
            "xtf/.*", XTF);

    private static final Pattern GUEST_STEP =
            Pattern.compile("guest-start(\\.\\d+)?(/\\S+)?|(debian-hvm|windows|redhat|debian-di)-install");

    /** Jobs of Xen's GitLab and tests of XTF, where a report names its cases so. */
    private static final List<Name> CASES = names(
            "test-(pv64|pv32pae|hvm64|hvm32|hvm32pae|hvm32pse)-\\S+", XTF,
            "\\w+-pci-pv-x86-64-.*", "pci-passthrough-pv",
            "\\w+-pci-hvm-x86-64-.*", "pci-passthrough-hvm",
            "\\w+-(suspend|s3)-x86-64-.*", "host-s3",
            "\\w+-xtf(-\\w+)?-x86-64-.*", XTF);

    /** Functionality as testers write it. */
    private static final List<Name> WORDS = names(
            "\\b(re)?boot(s|ed|ing)?\\b(?!.*\\b(guest|domu|vm)s?\\b)", BOOT,
            "\\bsave\\s*(/|and|&|\\+)\\s*restore\\b|\\bxl (save|restore)\\b", "save-restore",
            "\\bcreate/save/restore\\b", "save-restore",
            "\\blocal(host)?[ -]?(live[ -])?migrat\\w*|\\bmigrat\\w* (to )?(localhost|same host)", "local-migrate",
            "\\bpvh[ -](guest|domu|vm)s?\\b|\\b(guest|domu)s?[ -]\\(?pvh\\b", GUEST_PVH,
            "\\bhvm[ -](guest|domu|vm)s?\\b|\\b(guest|domu)s?[ -]\\(?hvm\\b", GUEST_HVM,
            "\\bpv[ -](guest|domu|vm)s?\\b|\\b(guest|domu)s?[ -]\\(?pv\\b", GUEST_PV,
            "\\bpci[ -]pass-?through\\b.*\\bhvm\\b|\\bhvm\\b.*\\bpci[ -]pass-?through\\b", "pci-passthrough-hvm",
            "\\bpci[ -]pass-?through\\b.*\\bpv\\b|\\bpv\\b.*\\bpci[ -]pass-?through\\b", "pci-passthrough-pv",
            "\\b(gpu|vga|graphics( card)?)[ -]pass-?through\\b", "gpu-passthrough-large-vram",
            "\\b(v?cpu)[ -](hot-?)?unplug\\w*", "cpu-hotunplug",
            "\\b(v?cpu)[ -]hot-?(plug|add)\\w*|\\bvcpu-set\\b", "cpu-hotplug",
            "\\bballoon\\w*", "ballooning",
            "\\bcpu-?pools?\\b", "cpupools",
            "\\bs3\\b|\\bsuspend(/resume)?( to ram)?\\b", "host-s3",
            "\\bxtf\\b|\\bxen test framework\\b", XTF,
            "\\bstub-?dom(ain)?s?\\b", STUBDOMAIN,
            "\\bnested (hvm|virt\\w*)\\b", NESTED);

    private static final Set<String> IDS =
            Catalogue.shipped().tests().stream().map(TestCase::id).collect(Collectors.toUnmodifiableSet());

    private TestNames() {}

    /** The test that a step of an osstest job is, if any. */
    static Optional<String> ofStep(OsstestJob job, String step) {
        Optional<String> named = first(STEPS, step);
        return named.isPresent() || !GUEST_STEP.matcher(step).matches() ? named : job.guestTest();
    }

    /** The test of a case in JUnit XML or TAP: by the catalogue's own id, or by a name that is known. */
    static Optional<String> ofCase(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String id = plain.replaceAll("[\\s_]+", "-");
        if (IDS.contains(id)) {
            return Optional.of(id);
        }
        return first(CASES, plain).or(() -> first(CASES, id));
    }

    /** The tests that a tester's words about functionality name; none where the words leave it open. */
    static Set<String> ofWords(String words) {
        String plain = words.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(name -> name.pattern.matcher(plain).find())
                .map(Name::test)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every test this table names. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(Set.of(GUEST_PV, GUEST_PVH, GUEST_HVM, GUEST_PVSHIM, STUBDOMAIN));
        Stream.of(STEPS, CASES, WORDS).flatMap(List::stream).map(Name::test).forEach(all::add);
        return all;
    }

    /** Whether the catalogue has that test. */
    static boolean known(String id) {
        return IDS.contains(id);
    }

    private static Optional<String> first(List<Name> table, String word) {
        return table.stream()
                .filter(name -> name.pattern.matcher(word).matches())
                .map(Name::test)
                .findFirst();
    }

    private static List<Name> names(String... pairs) {
        List<Name> table = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            table.add(new Name(Pattern.compile(pairs[i]), pairs[i + 1]));
        }
        return List.copyOf(table);
    }

    private record Name(Pattern pattern, String test) {}
}
