package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.model.result.Facet;

class SizeClassTest {
    private static final BigInteger MIB = BigInteger.valueOf(1024 * 1024);

    @ParameterizedTest
    @CsvSource({
        "MEMORY, 4096, le4g, le8g",
        "MEMORY, 131072, le128g, gt128g",
        "DUT_BAR, 64, le64m, le256m",
        "DUT_BAR, 512, le512m, le1g",
        "DUT_BAR, 16384, le16g, gt16g",
        "GUEST_MEMORY, 3072, le3g, le4g"
    })
    void a_size_is_in_the_class_it_does_not_exceed(Facet facet, long mebibytes, String full, String oneByteMore) {
        BigInteger bytes = MIB.multiply(BigInteger.valueOf(mebibytes));

        assertThat(SizeClass.of(facet, bytes)).hasValue(full);
        assertThat(SizeClass.of(facet, bytes.add(BigInteger.ONE))).hasValue(oneByteMore);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "DUT_BAR"})
    void nothing_has_no_class_and_whatever_is_larger_has_the_last_one(Facet facet) {
        String last = List.of(facet.form().split("\\|")).getLast();

        assertThat(SizeClass.of(facet, BigInteger.ZERO)).isEmpty();
        assertThat(SizeClass.of(facet, BigInteger.TWO.pow(64))).hasValue(last);
    }
}
