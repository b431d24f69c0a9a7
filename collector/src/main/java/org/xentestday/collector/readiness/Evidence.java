package org.xentestday.collector.readiness;

import org.xentestday.collector.view.Standing;
import org.xentestday.model.verdict.Coverage;

/**
 * How much a report rests on. A vote is one machine's word on one test.
 *
 * @param machines distinct machines with a counted result
 * @param testers distinct testers behind them
 * @param results counted, of every status
 * @param duplicates copies that were not counted
 * @param votes all votes
 * @param exact votes for exactly the candidate's commit
 * @param byWord votes of machines whose commit is known by the tester's word only
 */
record Evidence(int machines, int testers, int results, int duplicates, int votes, int exact, int byWord) {

    static Evidence of(Standing standing, Commit commit) {
        int results = 0;
        int duplicates = 0;
        int votes = 0;
        int exact = 0;
        int byWord = 0;
        for (Coverage each : standing.coverage().values()) {
            results += each.results();
            duplicates += each.duplicates();
            votes += each.machines().ran();
            exact += commit.machines(each);
            byWord += Commit.byWord(each);
        }
        return new Evidence(
                standing.attendance().machines(),
                standing.attendance().testers(),
                results,
                duplicates,
                votes,
                exact,
                byWord);
    }

    /** Votes for some other commit. */
    int other() {
        return votes - exact - byWord;
    }
}
