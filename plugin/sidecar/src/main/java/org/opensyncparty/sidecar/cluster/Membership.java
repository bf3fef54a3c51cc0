package org.opensyncparty.sidecar.cluster;

/** That this node belongs to the cluster now, and for how long. */
record Membership(Session session, Tenure tenure) {}
