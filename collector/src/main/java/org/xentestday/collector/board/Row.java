package org.xentestday.collector.board;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.catalogue.TestCase;

/**
 * A test on the board.
 *
 * @param test id
 * @param title of the catalogue; the id where it does not know the test
 * @param area of the catalogue
 * @param support level of SUPPORT.md; null where the catalogue does not know the test
 * @param all everyone
 * @param unjudged machines that gave only results that are no evidence
 * @param cells by value of the facet that is shown
 */
record Row(
        String test,
        String title,
        String area,
        TestCase.@Nullable Support support,
        Cell all,
        int unjudged,
        SortedMap<String, Cell> cells) {}
