package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.cluster.Sequence.Stamp;
import org.opensyncparty.sidecar.cluster.Sequence.Verdict;

/** Nothing is missed unnoticed. */
class SequenceTest {
  private static final int EVENINGS = 200;
  private static final int STEPS = 200;

  private final Sequence here = new Sequence();
  private final Sequence there = new Sequence();

  @Test
  void whatComesInOrderIsTaken() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Verdict.TAKE, there.arrived(here.next()));
      assertEquals(Verdict.TAKE, here.arrived(there.next()));
    }
  }

  @Test
  void whoMissesSomethingBreaksAndTheOtherSideHearsOfItByTheNextWord() {
    there.arrived(here.next());
    here.next();
    assertEquals(Verdict.BREAK, there.arrived(here.next()));
    assertEquals(Verdict.IGNORE, there.arrived(here.next()), "of an age that is over");
    assertEquals(Verdict.BREAK_AND_TAKE, here.arrived(there.next()));
    assertEquals(Verdict.TAKE, there.arrived(here.next()));
  }

  @Test
  void twoThatBreakAtOnceMeetInOneAge() {
    here.breakOff();
    there.breakOff();
    Stamp fromHere = here.next();
    Stamp fromThere = there.next();
    assertEquals(Verdict.TAKE, there.arrived(fromHere));
    assertEquals(Verdict.TAKE, here.arrived(fromThere));
  }

  @Test
  void aFirstMessageOfANewAgeThatIsMissedIsNoticedToo() {
    here.breakOff();
    here.next();
    assertEquals(Verdict.BREAK, there.arrived(here.next()));
    assertEquals(Verdict.BREAK_AND_TAKE, here.arrived(there.next()));
  }

  /**
   * Random losses: what is taken within an age is always all that was sent in it so far, and when
   * no more is lost both go on together.
   */
  @Test
  void howeverMuchIsLostNothingIsEverMissingWithinAnAge() {
    for (int evening = 0; evening < EVENINGS; evening++) {
      Random random = new Random(evening);
      Pair pair = new Pair();
      for (int step = 0; step < STEPS; step++) {
        pair.step(random, random.nextInt(10) == 0);
      }
      for (int step = 0; step < 20; step++) {
        pair.step(random, false);
      }
      assertTrue(pair.agree(), "evening " + evening);
    }
  }

  private static final class Pair {
    private final Sequence[] sides = {new Sequence(), new Sequence()};
    private final long[] ageTaken = {0, 0};
    private final long[] numberTaken = {-1, -1};
    private final List<List<Stamp>> wires = List.of(new ArrayList<>(), new ArrayList<>());

    void step(Random random, boolean loses) {
      int from = random.nextInt(2);
      wires.get(from).add(sides[from].next());
      int of = random.nextInt(2);
      int to = 1 - of;
      List<Stamp> wire = wires.get(of);
      if (wire.isEmpty()) {
        return;
      }
      Stamp stamp = wire.remove(0);
      if (!loses) {
        Verdict verdict = sides[to].arrived(stamp);
        if (verdict == Verdict.TAKE || verdict == Verdict.BREAK_AND_TAKE) {
          long expected = stamp.age() == ageTaken[to] ? numberTaken[to] + 1 : 0;
          assertEquals(expected, stamp.number(), "missing in age " + stamp.age());
          ageTaken[to] = stamp.age();
          numberTaken[to] = stamp.number();
        }
      }
    }

    /** Once all that is on the way has arrived and each has said one thing more. */
    boolean agree() {
      for (int round = 0; round < 3; round++) {
        for (int from = 0; from < 2; from++) {
          wires.get(from).add(sides[from].next());
          for (Stamp stamp : List.copyOf(wires.get(from))) {
            sides[1 - from].arrived(stamp);
          }
          wires.get(from).clear();
        }
      }
      return sides[0].age() == sides[1].age();
    }
  }
}
