package org.xentestday.standalone.broker;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Gives every user of ours its password and exactly its rights, at each start: so a directory that was made without
 * users gets them, and one that was made by an older version gets what this version needs. Machines are left alone.
 */
final class UserSetup {
    private static final int ROUNDS = 4096;

    private final Admin admin;

    UserSetup(Admin admin) {
        this.admin = admin;
    }

    void run(BrokerSecrets secrets) throws ExecutionException, InterruptedException {
        admin.alterUserScramCredentials(Stream.of(BrokerUser.values())
                        .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                                user.user(),
                                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ROUNDS),
                                secrets.password(user)))
                        .toList())
                .all()
                .get();
        for (BrokerUser user : BrokerUser.values()) {
            grant(user);
        }
    }

    private void grant(BrokerUser user) throws ExecutionException, InterruptedException {
        List<AclBinding> wanted = user.rights();
        var present = admin.describeAcls(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(
                                "User:" + user.user(), null, AclOperation.ANY, AclPermissionType.ANY)))
                .values()
                .get();
        admin.createAcls(wanted.stream()
                        .filter(right -> !present.contains(right))
                        .toList())
                .all()
                .get();
        admin.deleteAcls(present.stream()
                        .filter(right -> !wanted.contains(right))
                        .map(AclBinding::toFilter)
                        .toList())
                .all()
                .get();
    }
}
