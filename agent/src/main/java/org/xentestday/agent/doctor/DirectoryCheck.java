package org.xentestday.agent.doctor;

import java.util.List;
import org.xentestday.agent.exit.Exit;

/** Whether what a tester sees can be written down. */
final class DirectoryCheck {
    private static final long MIB = 1024 * 1024;
    /** Below this, results may not find room. */
    private static final long LITTLE_MIB = 16;
    /** A guest that is saved, with room to spare. */
    private static final long GUEST_MIB = 1024;

    private DirectoryCheck() {}

    static List<Diagnosis> diagnoses(Directory directory) {
        return List.of(state(directory), disk(directory));
    }

    private static Diagnosis state(Directory directory) {
        String path = directory.path().toString();
        return switch (directory.kind()) {
            case GOOD -> Diagnosis.ok("state", path + " is this user's own.");
            case TO_BE_MADE -> Diagnosis.ok("state", path + " will be made at the first use.");
            case EXPOSED ->
                Diagnosis.warning(
                        "state", "Others can look into " + path + ", which holds a key.", "chmod 700 " + path);
            case CANNOT_BE_MADE ->
                Diagnosis.problem(
                        "state",
                        Exit.NOT_PERMITTED,
                        "This user can neither find nor make " + path + ".",
                        "run testday as root, or choose another place with --state DIR");
            case CLOSED ->
                Diagnosis.problem(
                        "state",
                        Exit.NOT_PERMITTED,
                        "This user may not use " + path + ".",
                        "run testday as the user it belongs to, or choose another place with --state DIR");
            case READ_ONLY ->
                Diagnosis.problem(
                        "state",
                        Exit.IO,
                        "Nothing can be written to " + path + ".",
                        "chmod u+w it, mount its disk for writing, or choose another place with --state DIR");
            case NO_DIRECTORY ->
                Diagnosis.problem(
                        "state", Exit.IO, path + " is no directory.", "choose another place with --state DIR");
        };
    }

    private static Diagnosis disk(Directory directory) {
        long mib = directory.freeBytes() / MIB;
        String free = mib + " MiB are free where results are kept";
        if (mib < LITTLE_MIB) {
            return Diagnosis.problem(
                    "disk", Exit.IO, free + ".", "make room there, or choose another place with --state DIR");
        }
        return mib < GUEST_MIB
                ? Diagnosis.warning("disk", free + ": too little to save a guest.", "make room there")
                : Diagnosis.ok("disk", free + ".");
    }
}
