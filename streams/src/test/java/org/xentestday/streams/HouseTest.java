package org.xentestday.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.xentestday", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("org.xentestday.streams.decide..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.net..", "java.nio.file..", "org.slf4j..");

    @ArchTest
    static final ArchRule ONLY_THE_MODEL_OF_OUR_MODULES = noClasses()
            .that()
            .resideInAPackage("org.xentestday.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.xentestday.agent..",
                    "org.xentestday.collector..",
                    "org.xentestday.standalone..",
                    "io.micronaut..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.xentestday.streams.(*)..").should().beFreeOfCycles();
}
