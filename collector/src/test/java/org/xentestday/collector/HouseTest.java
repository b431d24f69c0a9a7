package org.xentestday.collector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house rules of this module. */
@AnalyzeClasses(packages = "org.xentestday.collector", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.xentestday.collector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule of_our_modules_only_the_model_is_used = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.xentestday..")
                    .and(not(resideInAnyPackage("org.xentestday.collector..", "org.xentestday.model.."))));

    @ArchTest
    static final ArchRule features_do_not_know_who_starts_them = noClasses()
            .that()
            .resideInAPackage("org.xentestday.collector.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xentestday.collector");

    @ArchTest
    static final ArchRule kafka_clients_stay_where_records_are_read_or_written = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.xentestday.collector.intake..",
                    "org.xentestday.collector.enrol..",
                    "org.xentestday.collector.plan..",
                    "org.xentestday.collector.receipt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule controllers_block_on_virtual_threads_and_stay_inside = classes()
            .that()
            .areAnnotatedWith("io.micronaut.http.annotation.Controller")
            .should()
            .bePackagePrivate();
}
