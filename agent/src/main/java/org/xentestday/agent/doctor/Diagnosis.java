package org.xentestday.agent.doctor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.Exit;

/**
 * What was found about one thing.
 *
 * @param topic one word, stable
 * @param level how bad it is
 * @param sentence what is so
 * @param remedy what to type or to do; null where nothing needs to be done
 * @param exit how a command ends that this keeps from its work
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
        String topic,
        Level level,
        String sentence,
        @Nullable String remedy,
        @JsonIgnore Exit exit) {
    static Diagnosis ok(String topic, String sentence) {
        return new Diagnosis(topic, Level.OK, sentence, null, Exit.OK);
    }

    static Diagnosis warning(String topic, String sentence, String remedy) {
        return new Diagnosis(topic, Level.WARNING, sentence, remedy, Exit.OK);
    }

    static Diagnosis problem(String topic, Exit exit, String sentence, String remedy) {
        return new Diagnosis(topic, Level.PROBLEM, sentence, remedy, exit);
    }
}
