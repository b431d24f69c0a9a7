package org.xentestday.collector.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.plan.Account;

/** The token file over restarts and crashes. */
class TokenFileTest {
    private static final TokenEntry MADE = new TokenEntry.Made("aa", "ann", Instant.EPOCH, Account.Role.READER);
    private static final TokenEntry CLAIMED = new TokenEntry.Claimed("aa", "kid", "machine");
    private static final TokenEntry USED = new TokenEntry.Used("aa");

    @Test
    void entries_are_there_after_a_restart(@TempDir Path data) throws IOException {
        write(data, MADE, CLAIMED, USED);
        assertThat(read(data)).containsExactly(MADE, CLAIMED, USED);
    }

    @Test
    void only_its_owner_may_read_it(@TempDir Path data) throws IOException {
        write(data, MADE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(data))))
                .isEqualTo("rw-------");
    }

    @Test
    void torn_tail_is_cut_and_what_comes_next_is_whole(@TempDir Path data) throws IOException {
        // given
        write(data, MADE);
        Files.writeString(file(data), "{\"entry\":\"used\",\"ha", StandardOpenOption.APPEND);
        // when
        write(data, CLAIMED);
        // then
        assertThat(read(data)).containsExactly(MADE, CLAIMED);
    }

    @Property(tries = 60)
    void cut_anywhere_it_keeps_all_whole_lines_before_the_cut(@ForAll @IntRange(max = 400) int cut) throws IOException {
        // given
        Path data = Files.createTempDirectory("tokens");
        write(data, MADE, CLAIMED, USED);
        byte[] whole = Files.readAllBytes(file(data));
        byte[] torn = java.util.Arrays.copyOf(whole, Math.min(whole.length, cut));
        Files.write(file(data), torn);
        long lines = new String(torn, java.nio.charset.StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();
        // when, then
        assertThat(read(data)).isEqualTo(List.of(MADE, CLAIMED, USED).subList(0, (int) lines));
        Files.delete(file(data));
        Files.delete(data);
    }

    @Test
    void damage_before_the_tail_stops_the_start_and_names_the_line(@TempDir Path data) throws IOException {
        write(data, MADE);
        Files.writeString(file(data), "damage\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read(data)).hasMessageContaining(file(data) + " is damaged in line 2.");
    }

    @Test
    void second_collector_on_the_same_file_is_refused(@TempDir Path data) throws IOException {
        try (TokenFile first = TokenFile.open(data)) {
            assertThat(first.entries()).isEmpty();
            assertThatThrownBy(() -> TokenFile.open(data)).hasMessageContaining("in use by another collector");
        }
    }

    @Test
    void directory_that_cannot_be_made_is_told(@TempDir Path data) throws IOException {
        Path taken = Files.createFile(data.resolve("taken"));
        assertThatThrownBy(() -> TokenFile.open(taken)).hasMessageContaining("cannot be used");
    }

    private static Path file(Path data) {
        return data.resolve("tokens.jsonl");
    }

    private static void write(Path data, TokenEntry... entries) throws IOException {
        try (TokenFile file = TokenFile.open(data)) {
            for (TokenEntry entry : entries) {
                file.append(entry);
            }
        }
    }

    private static List<TokenEntry> read(Path data) throws IOException {
        try (TokenFile file = TokenFile.open(data)) {
            return file.entries();
        }
    }
}
