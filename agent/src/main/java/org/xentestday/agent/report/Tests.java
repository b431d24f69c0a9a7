package org.xentestday.agent.report;

import java.util.List;
import java.util.stream.Collectors;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;

/** Finds the test a tester means. */
public final class Tests {
    private Tests() {}

    /** The catalogue's test of that id; for another word, a sentence that names those that are near. */
    public static TestCase named(Catalogue catalogue, String id) {
        return catalogue.test(id).orElseThrow(() -> new AgentException(Exit.DATA, unknown(catalogue, id)));
    }

    /** The version of the shipped test of that id, in a moment; the same sentence for another word. */
    public static int version(String id) {
        return Catalogue.shippedVersion(id)
                .orElseGet(() -> named(Catalogue.shipped(), id).version());
    }

    private static String unknown(Catalogue catalogue, String id) {
        List<String> near = catalogue.tests().stream()
                .map(TestCase::id)
                .filter(test -> shared(test, id))
                .toList();
        List<String> choice =
                near.isEmpty() ? catalogue.tests().stream().map(TestCase::id).toList() : near;
        return choice.stream().collect(Collectors.joining(", ", "There is no test " + id + "; there are ", "."));
    }

    private static boolean shared(String test, String id) {
        List<String> words = List.of(test.split("-"));
        return List.of(id.toLowerCase(java.util.Locale.ROOT).split("[-_ ]")).stream()
                .anyMatch(words::contains);
    }
}
