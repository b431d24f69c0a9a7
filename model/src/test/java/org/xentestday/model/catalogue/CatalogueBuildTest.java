package org.xentestday.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.json.Json;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class CatalogueBuildTest {
    private static final Path SHIPPED = Path.of("src/main/catalogue");
    private static final String GOOD = """
            - id: boot
              version: 1
              title: It boots
              feature: x86-64
              support: supported
              risk: none
              how: automatic
              needs: [xen]
              "on": {smt: "on"}
              steps:
                - Look.
              pass: It is there.
              record: [seconds]
            """;

    private @TempDir Path folder;

    @Test
    void what_ships_is_what_the_files_say() throws IOException {
        assertThat(CatalogueBuild.tests(SHIPPED)).isEqualTo(Catalogue.shipped().tests());
    }

    @Test
    void a_good_file_is_read_and_its_name_is_the_area() throws IOException {
        // given
        write("areas.txt", "first");
        write("first.yaml", GOOD);
        Path json = folder.resolve("out/catalogue.json");

        // when
        CatalogueBuild.main(new String[] {folder.toString(), json.toString()});

        // then
        assertThat(Json.read(Files.readAllBytes(json), TestCase[].class))
                .singleElement()
                .satisfies(test -> assertThat(test.area()).isEqualTo("first"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risk: none       | riks: none       | line 6: property 'riks' is not defined in the schema
            risk: none       | risk: some       | line 6: risk does not have a value in the enumeration
            risk: none       | risk: [none      | line 7: while parsing a flow sequence
            version: 1       | version: one     | line 2: version string found, integer expected
            version: 1       | id: boot         | line 2: Duplicate field 'id'
            title: It boots  | title: ' '       | line 1: the test boot has no title
            - Look.          |                  | line 10: steps null found, array expected
            how: automatic   |                  | line 1: required property 'how' not found
            smt: "on"        | smt: "perhaps"   | line 9: smt does not match the regex pattern
            smt: "on"        | mst: "on"        | line 9: property 'mst' is not defined in the schema
            needs: [xen]     | needs: [xne]     | line 8: needs does not have a value in the enumeration
            - id: boot       | - id: Boot       | line 1: id does not match the regex pattern
            """)
    void a_broken_file_is_told_with_its_name_and_line(String good, String bad, String sentence) throws IOException {
        // given
        write("areas.txt", "first");
        write("first.yaml", GOOD.replace(good, bad == null ? "" : bad));

        // then
        assertThatThrownBy(() -> CatalogueBuild.tests(folder))
                .isInstanceOf(BrokenCatalogueException.class)
                .hasMessageStartingWith(folder.resolve("first.yaml") + ", " + sentence);
    }

    @Test
    void a_test_that_two_areas_name_is_told_with_both_files() throws IOException {
        write("areas.txt", "first\nsecond");
        write("first.yaml", GOOD);
        write("second.yaml", GOOD);

        assertThatThrownBy(() -> CatalogueBuild.tests(folder))
                .hasMessage("%1$s/second.yaml: the test boot is in %1$s/first.yaml, too".formatted(folder));
    }

    @Test
    void a_file_that_no_line_of_areas_names_is_not_forgotten() throws IOException {
        write("areas.txt", "first");
        write("first.yaml", GOOD);
        write("third.yaml", GOOD);

        assertThatThrownBy(() -> CatalogueBuild.tests(folder))
                .hasMessage(folder + "/areas.txt does not name the area of third.yaml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
