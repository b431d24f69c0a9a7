package org.xentestday.model.verdict;

/**
 * Machines, one vote each.
 *
 * @param failing machines whose evidence speaks against the product
 * @param ran machines that gave evidence; never less than {@code failing}
 */
public record Tally(int failing, int ran) {
    /** Nobody ran it. */
    public static final Tally NONE = new Tally(0, 0);

    public Tally {
        if (failing < 0 || ran < failing) {
            throw new IllegalArgumentException(failing + " of " + ran + " machines");
        }
    }

    /** This tally with one more machine. */
    public Tally plus(boolean fails) {
        return new Tally(failing + (fails ? 1 : 0), ran + 1);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(failing + other.failing, ran + other.ran);
    }

    /** Machines that ran it and did not fail. */
    public int passing() {
        return ran - failing;
    }

    /** {@code 3 of 7}. */
    @Override
    public String toString() {
        return failing + " of " + ran;
    }
}
