/** A Kafka broker and controller inside this JVM, with the topics of the contract. */
@NullMarked
package org.xentestday.standalone.broker;

import org.jspecify.annotations.NullMarked;
