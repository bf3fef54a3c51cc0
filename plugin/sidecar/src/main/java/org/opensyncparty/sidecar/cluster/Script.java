package org.opensyncparty.sidecar.cluster;

/**
 * What Redis does in one go. Every script checks for itself whether who asks may; so nothing
 * depends on what was true a moment ago. Redis 6 and Valkey 7.2 understand all of it; keys are made
 * inside of scripts, so it cannot be a Redis Cluster of several shards.
 */
enum Script {
  /**
   * Begins a session. KEYS: session, epoch, recovering. ARGV: name, ttl, epoch to begin, epoch
   * known before or empty, how long to recover. Returns the epoch.
   *
   * <p>The epoch is lost with all else when Redis loses its memory. Whoever knew another one sees
   * that, and for a while nobody is told that a room is missing: its ruler may have it yet.
   */
  REGISTER(
      """
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      redis.call('SET', KEYS[2], ARGV[3], 'NX')
      local epoch = redis.call('GET', KEYS[2])
      if ARGV[4] ~= '' and epoch ~= ARGV[4] then
        redis.call('SET', KEYS[3], '1', 'PX', ARGV[5])
      end
      return {epoch}
      """),

  /** Renews a session. KEYS: session, then those of others. ARGV: ttl. Returns 1 for each alive. */
  RENEW(
      """
      local alive = {redis.call('PEXPIRE', KEYS[1], ARGV[1])}
      for i = 2, #KEYS do
        alive[i] = redis.call('EXISTS', KEYS[i])
      end
      return alive
      """),

  /**
   * Finds a room, or takes it over. KEYS: room, own session, tokens, recovering. ARGV: session,
   * what sessions' keys begin with, life of a room, what its parts are called. Returns {'missing'},
   * {'wait'}, {'ruled', session, token} or {'taken', token, part…}.
   */
  FIND(
      """
      if redis.call('EXISTS', KEYS[2]) == 0 then return {'wait'} end
      local owner = redis.call('HGET', KEYS[1], 'owner')
      if owner == false then
        if redis.call('EXISTS', KEYS[4]) == 1 then return {'wait'} end
        return {'missing'}
      end
      if owner ~= '' and owner ~= ARGV[1] and redis.call('EXISTS', ARGV[2] .. owner) == 1 then
        return {'ruled', owner, redis.call('HGET', KEYS[1], 'token')}
      end
      if redis.call('HEXISTS', KEYS[1], 'core') == 0 then
        redis.call('DEL', KEYS[1])
        return {'missing'}
      end
      local token = redis.call('INCR', KEYS[3])
      redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'token', token)
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      local found = {'taken', token}
      for i = 4, #ARGV do
        found[i - 1] = redis.call('HGET', KEYS[1], ARGV[i])
      end
      return found
      """),

  /**
   * Takes the id of a new room. KEYS: room, own session, tokens, recovering. ARGV: session, what
   * sessions' keys begin with, life of a room. Returns {'taken', token}, {'exists'} or {'wait'}.
   */
  CREATE(
      """
      if redis.call('EXISTS', KEYS[2]) == 0 or redis.call('EXISTS', KEYS[4]) == 1 then
        return {'wait'}
      end
      local owner = redis.call('HGET', KEYS[1], 'owner')
      if owner ~= false then
        if redis.call('HEXISTS', KEYS[1], 'core') == 1 then return {'exists'} end
        if owner ~= ARGV[1] and redis.call('EXISTS', ARGV[2] .. owner) == 1 then
          return {'exists'}
        end
        redis.call('DEL', KEYS[1])
      end
      local token = redis.call('INCR', KEYS[3])
      redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'token', token)
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return {'taken', token}
      """),

  /**
   * Takes back a room that this node ruled until it was cut off, if nobody has since. KEYS: room,
   * own session, tokens. ARGV: session, token of then, life of a room, 1 if Redis has lost its
   * memory since. Returns {token}; 0 if it is another's now, or has ended. What Redis has lost may
   * have been more tokens than this node knows of: far more are skipped.
   */
  RECLAIM(
      """
      if redis.call('EXISTS', KEYS[2]) == 0 then return {0} end
      local before = redis.call('HGET', KEYS[1], 'token')
      if before == false then
        if ARGV[4] ~= '1' then return {0} end
        local least = tonumber(ARGV[2]) + 1000000
        if tonumber(redis.call('GET', KEYS[3]) or '0') < least then
          redis.call('SET', KEYS[3], string.format('%.0f', least))
        end
      elseif before ~= ARGV[2] then
        return {0}
      end
      local token = redis.call('INCR', KEYS[3])
      redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'token', token)
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      return {token}
      """),

  /**
   * Writes parts of a room. KEYS: room, list. ARGV: session, token, life of a room, id, how it is
   * listed ('' for not, '=' for as before), then name and content of each part. Returns {1}, or {0}
   * if it is another's now.
   */
  SAVE(
      """
      local held = redis.call('HMGET', KEYS[1], 'owner', 'token')
      if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return {0} end
      for i = 6, #ARGV, 2 do
        redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
      end
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      if ARGV[5] == '' then
        redis.call('HDEL', KEYS[2], ARGV[4])
      elseif ARGV[5] ~= '=' then
        redis.call('HSET', KEYS[2], ARGV[4], ARGV[5])
      end
      return {1}
      """),

  /**
   * Leaves a room to whoever comes first. KEYS: room. ARGV: session, token. Returns {1}, or {0} if
   * it is another's already.
   */
  RELEASE(
      """
      local held = redis.call('HMGET', KEYS[1], 'owner', 'token')
      if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return {0} end
      redis.call('HSET', KEYS[1], 'owner', '')
      return {1}
      """),

  /** Ends a room. KEYS: room, list. ARGV: session, token, id. Returns {1}, or {0} as above. */
  END(
      """
      local held = redis.call('HMGET', KEYS[1], 'owner', 'token')
      if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] then return {0} end
      redis.call('DEL', KEYS[1])
      redis.call('HDEL', KEYS[2], ARGV[3])
      return {1}
      """);

  private final String lua;

  Script(String lua) {
    this.lua = lua;
  }

  /** The source. */
  String lua() {
    return lua;
  }
}
