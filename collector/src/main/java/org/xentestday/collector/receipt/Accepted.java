package org.xentestday.collector.receipt;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** The last results that this process acknowledged: what a tester asks for before any index knows it. Thread-safe. */
@Singleton
@InRole(Role.INTAKE)
public final class Accepted {
    private static final int MOST = 20_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** The log has the result of that id. */
    public synchronized void add(String id) {
        ids.put(id, true);
    }

    synchronized boolean recently(String id) {
        return ids.containsKey(id);
    }
}
