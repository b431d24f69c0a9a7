package org.xentestday.standalone.demo;

/**
 * Results recorded on machines' disks, and those of them that have a disposition.
 *
 * @param recorded on disks
 * @param answered with a disposition that their tester can see
 */
record Account(int recorded, int answered) {
    static final Account NONE = new Account(0, 0);

    Account plus(Account other) {
        return new Account(recorded + other.recorded, answered + other.answered);
    }

    boolean balanced() {
        return recorded == answered;
    }
}
