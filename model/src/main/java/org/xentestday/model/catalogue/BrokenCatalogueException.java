package org.xentestday.model.catalogue;

/** A file of the catalogue that cannot be used, in one sentence with the file and the line. It ends the build. */
final class BrokenCatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenCatalogueException(String sentence) {
        super(sentence);
    }
}
