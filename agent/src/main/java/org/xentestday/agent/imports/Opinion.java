package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Candidate;

/**
 * What prose says about how it went. A word that limits a praise takes it back: then a person must say what is meant.
 *
 * @param allWorks whether it says that all works, and nothing else
 * @param workarounds options it says were needed
 * @param others sentences about other machines
 * @param own the other sentences
 */
record Opinion(boolean allWorks, List<String> workarounds, List<String> others, List<String> own) {
    private static final int PROSE_CHARS = 20_000;
    private static final int SENTENCE_CHARS = 600;
    private static final Pattern PRAISE = Pattern.compile(
            "(?i)\\b(all|everything)\\b[^.!?]{0,60}\\b(works?|working|worked|pass(es|ed)?|good|fine|ok|okay|successful(ly)?)\\b"
                    + "|\\bworks? (fine|well|great|perfectly|as expected|for me|ok)\\b|\\b(no|without( any)?) (issues?|problems?|regressions?)\\b");
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)\\b(fail\\w*|crash\\w*|hang|hangs|hung|panic\\w*|freez\\w*|froze|dies|died|dead|\\w+n't|not|never|broken|errors?|oops"
                    + "|unable|cannot|tim(es?|ed|ing) ?out|timeouts?|aside from|apart from|except\\w*|but|however|although|regress\\w*|issues?"
                    + "|problems?|bugs?|stuck|no longer|only|unless|sometimes|often)\\b");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i).*\\b(reproduc\\w*|works?|fine|ok|boots?|seen|happens?|fails?)\\b.*\\bon\\b.*\\b(boxes|machines|servers|laptops|systems|hosts|boards)\\b.*");
    private static final Pattern NEEDED = Pattern.compile(
            "(?i)\\b(?:requires?|required|needs?|needed|only with|works with|booted with|using)\\s+(?:the\\s+)?`?\"?([a-z0-9_-]{2,30}=[\\w.,:=-]{1,60})");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z*])|\\n\\s*\\n");

    /** Reads as much of the prose as a report has. */
    static Opinion of(String all) {
        String prose = all.substring(0, Math.min(all.length(), PROSE_CHARS));
        List<String> others = new ArrayList<>();
        List<String> own = new ArrayList<>();
        SENTENCES
                .splitAsStream(prose)
                .map(sentence -> Plain.line(sentence.replaceAll("\\s+", " "), SENTENCE_CHARS))
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentence -> (ELSEWHERE.matcher(sentence).matches() ? others : own).add(sentence));
        List<String> workarounds = new ArrayList<>();
        Matcher needed = NEEDED.matcher(String.join(" ", own));
        while (needed.find()) {
            workarounds.add(needed.group(1).replaceFirst("[.,:=]+$", ""));
        }
        return new Opinion(works(String.join(" ", own)), workarounds, others, own);
    }

    private static boolean works(String text) {
        Matcher praise = PRAISE.matcher(text);
        return praise.find() && !LIMIT.matcher(praise.replaceAll(" ")).find();
    }

    /** Sentences about another candidate of the same release. */
    List<Earlier> earlier(Candidate candidate) {
        List<Earlier> found = new ArrayList<>();
        for (String sentence : own) {
            Optional<Candidate> other = Candidates.other(sentence, candidate);
            other.ifPresent(each -> found.add(new Earlier(each, sentence, works(sentence))));
        }
        return found;
    }

    /**
     * A sentence about another candidate.
     *
     * @param candidate which
     * @param sentence its words
     * @param works whether it says that all works there
     */
    record Earlier(Candidate candidate, String sentence, boolean works) {}
}
