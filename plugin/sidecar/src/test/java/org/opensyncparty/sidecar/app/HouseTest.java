package org.opensyncparty.sidecar.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house's walls, as docs/architecture.md draws them. */
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.opensyncparty");

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("org.opensyncparty.sidecar.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyTheTimePackageReadsAClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..sidecar.time..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(HOUSE);
  }

  @Test
  void rulesAndMessagesDoNoInputAndOutput() {
    noClasses()
        .that()
        .resideInAnyPackage("org.opensyncparty.room..", "org.opensyncparty.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "java.nio.file..",
            "java.util.concurrent..",
            "org.glassfish..",
            "org.slf4j..")
        .check(HOUSE);
  }

  @Test
  void onlyTheTransportAndHttpKnowTheirServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..sidecar.transport..", "..sidecar.http..", "..sidecar.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish..", "jakarta.websocket..")
        .check(HOUSE);
  }

  @Test
  void nobodyDependsOnTheWiring() {
    classes()
        .that()
        .resideInAPackage("..sidecar.app..")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage("..sidecar.app..")
        .check(HOUSE);
  }
}
