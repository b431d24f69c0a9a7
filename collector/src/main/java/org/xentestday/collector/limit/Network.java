package org.xentestday.collector.limit;

import io.micronaut.context.exceptions.ConfigurationException;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A network as {@code 10.0.0.0/8} names it.
 *
 * @param rule matches its addresses
 */
record Network(IpSubnetFilterRule rule) {
    static Network of(String text) {
        try {
            int slash = text.indexOf('/');
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int whole = address.getAddress().length * 8;
            int prefix = slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1));
            return new Network(new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "testday.limits.trusted-proxies: must be addresses or networks such as 10.0.0.0/8, not " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }
}
