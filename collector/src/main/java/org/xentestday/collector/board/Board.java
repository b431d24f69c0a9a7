package org.xentestday.collector.board;

import java.util.List;

/**
 * The board of one TestDay and candidate by one facet.
 *
 * @param summary everything that is not a row
 * @param rows tests in the order of the catalogue, and then those it does not know
 */
record Board(Summary summary, List<Row> rows) {}
