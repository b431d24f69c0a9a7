package org.xentestday.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the shape of the module. */
@AnalyzeClasses(packages = "org.xentestday.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseTest {
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("org.xentestday.standalone.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_BROKER_AND_REPLAY_KNOW_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages("..standalone.broker..", "..standalone.replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule BROKER_AND_SEARCH_ARE_USABLE_WITHOUT_THE_COMMAND = noClasses()
            .that()
            .resideInAnyPackage("..standalone.broker..", "..standalone.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..standalone.up..", "picocli..");
}
