package org.xentestday.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the agent may lean on. */
@AnalyzeClasses(packages = "org.xentestday.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule NO_SERVER_SIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut..",
                    "co.elastic..",
                    "org.elasticsearch..",
                    "org.apache.kafka.streams..",
                    "org.xentestday.collector..",
                    "org.xentestday.streams..");

    @ArchTest
    static final ArchRule KAFKA_IS_A_WAY_OF_SENDING = noClasses()
            .that()
            .resideOutsideOfPackage("org.xentestday.agent.send..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_IS_A_SHELL = noClasses()
            .that()
            .resideOutsideOfPackage("org.xentestday.agent.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "org.xentestday.agent.cli..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.xentestday.agent.(*)..").should().beFreeOfCycles();
}
