package org.xentestday.agent.settings;

import org.xentestday.agent.server.ProxyAddress;

/**
 * A setting as it stands.
 *
 * @param key what is set
 * @param value without secrets; empty where there is none
 * @param from where the value comes from
 */
public record Setting(String key, String value, String from) {
    static Setting of(Key key, Sources.Value value) {
        return new Setting(
                key.key(), key == Key.PROXY ? ProxyAddress.masked(value.text()) : value.text(), value.from());
    }
}
