/* The moves of simulated annealing for compactness, on flat arrays: `chains.py` in C.

   Both draw the same numbers and do the same in the same order, so that either answers as the
   other. Slots are bits of 64; a list of a party's meetings in a slot keeps the order of Python's.
   Rows are candidates. The compiler is told the digest of this file as SOURCE. */

#include <math.h>
#include <stdint.h>
#include <string.h>

#define LONGEST 12
#define MOST_WAITING 256
#define WORDS 624

typedef struct {
    int64_t parties, slots, rows, moving, tables, travels, days;
    double idle, guided;
    uint64_t joined;
    const int64_t *a, *b, *length, *room, *movable, *needed;
    const uint64_t *starts, *close, *day;
    const int64_t *list_at;
    const int64_t *pool_at, *pool_of;
    const int64_t *earlier_at, *earlier, *later_at, *later;
    const int64_t *table_at, *table_of, *needs_table;
    const int64_t *zone_of;
    const int64_t *pause_at, *pause_most;
    const uint64_t *pause_of;
    int64_t *spare, *list, *count, *pool_left, *seats_left, *slot, *table;
    int64_t *best_slot, *best_table, *broken;
    uint64_t *mask;
    uint32_t *words;
    int64_t *word;
    int64_t *total;
    int64_t *best;
} Board;

/* Mersenne Twister (Matsumoto and Nishimura, 1998), as in Python's random.random. */
static uint32_t next_word(Board *s) {
    if (*s->word >= WORDS) {
        for (int k = 0; k < WORDS; k++) {
            uint32_t y = (s->words[k] & 0x80000000u) | (s->words[(k + 1) % WORDS] & 0x7fffffffu);
            s->words[k] = s->words[(k + 397) % WORDS] ^ (y >> 1) ^ ((y & 1u) ? 0x9908b0dfu : 0u);
        }
        *s->word = 0;
    }
    uint32_t y = s->words[(*s->word)++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static double draw(Board *s) {
    uint32_t high = next_word(s) >> 5, low = next_word(s) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

static int64_t pick(Board *s, int64_t number) { return (int64_t)(draw(s) * (double)number); }

static int64_t pick_bit(Board *s, uint64_t mask) {
    for (int64_t left = pick(s, __builtin_popcountll(mask)); left > 0; left--) mask &= mask - 1;
    return __builtin_ctzll(mask);
}

static int64_t *list(Board *s, int64_t party, int64_t slot) {
    return s->list + s->list_at[party * s->slots + slot];
}

static void cost(const Board *s, uint64_t mask, int64_t *breaks, int64_t *idle) {
    *breaks = *idle = 0;
    for (int64_t k = 0; k < s->days; k++) {
        uint64_t met = mask & s->day[k];
        if (!met) continue;
        *breaks += __builtin_popcountll(met & ~(met << 1 & s->joined)) - 1;
        *idle += (64 - __builtin_clzll(met)) - __builtin_ctzll(met) - __builtin_popcountll(met);
    }
}

static int64_t zone(const Board *s, int64_t row) {
    int64_t table = s->table[row];
    return s->zone_of[row * (s->tables + 1) + table + 1];
}

static int near_enough(Board *s, int64_t row, int64_t table, int64_t slot) {
    if (!s->travels) return 1;
    int64_t here = s->zone_of[row * (s->tables + 1) + table + 1];
    if (!here) return 1;
    for (int side = 0; side < 2; side++) {
        int64_t party = side ? s->b[row] : s->a[row];
        for (uint64_t left = s->close[slot] & s->mask[s->parties + party]; left; left &= left - 1) {
            int64_t t = __builtin_ctzll(left), *held = list(s, party, t);
            for (int64_t i = 0; i < s->count[party * s->slots + t]; i++) {
                int64_t there = zone(s, held[i]);
                if (there && there != here) return 0;
            }
        }
    }
    return 1;
}

static void add(Board *s, int64_t row, int64_t step) {
    int64_t from = s->slot[row], to = from + s->length[row];
    s->spare[s->a[row]] += step;
    s->spare[s->b[row]] += step;
    for (int64_t t = from; t < to; t++) {
        if (s->table[row] >= 0) s->seats_left[s->table[row] * s->slots + t] += step;
        for (int64_t i = s->pool_at[row]; i < s->pool_at[row + 1]; i++)
            s->pool_left[s->pool_of[i] * s->slots + t] += step;
    }
}

static void place(Board *s, int64_t row, int64_t slot, int64_t table) {
    s->slot[row] = slot;
    s->table[row] = table;
    add(s, row, -1);
    for (int side = 0; side < 2; side++) {
        int64_t party = side ? s->b[row] : s->a[row];
        list(s, party, slot)[s->count[party * s->slots + slot]++] = row;
        s->mask[s->parties + party] |= 1ull << slot;
    }
}

static void take_off(Board *s, int64_t row) {
    int64_t slot = s->slot[row];
    add(s, row, 1);
    for (int side = 0; side < 2; side++) {
        int64_t party = side ? s->b[row] : s->a[row], i = 0;
        int64_t *held = list(s, party, slot), *count = &s->count[party * s->slots + slot];
        while (held[i] != row) i++;
        memmove(held + i, held + i + 1, (size_t)(*count - i - 1) * sizeof *held);
        if (!--*count) s->mask[s->parties + party] &= ~(1ull << slot);
    }
    s->slot[row] = -1;
}

/* Returns whether a party keeps its pauses if it meets in this slot as well. */
static int pausing(const Board *s, int64_t party, int64_t slot) {
    uint64_t busy = s->mask[s->parties + party] | 1ull << slot;
    for (int64_t i = s->pause_at[party]; i < s->pause_at[party + 1]; i++)
        if (__builtin_popcountll(busy & s->pause_of[i]) > s->pause_most[i]) return 0;
    return 1;
}

/* Places a row of one slot at the first table that takes it; returns whether one does. */
static int try_place(Board *s, int64_t row, int64_t slot) {
    int64_t a = s->a[row], b = s->b[row];
    if (!(s->starts[row] >> slot & 1) || s->spare[a] < 1 || s->spare[b] < 1) return 0;
    if (s->count[a * s->slots + slot] >= s->room[a * s->slots + slot]) return 0;
    if (s->count[b * s->slots + slot] >= s->room[b * s->slots + slot]) return 0;
    for (int64_t i = s->pool_at[row]; i < s->pool_at[row + 1]; i++)
        if (s->pool_left[s->pool_of[i] * s->slots + slot] < 1) return 0;
    for (int64_t i = s->earlier_at[row]; i < s->earlier_at[row + 1]; i++) {
        int64_t other = s->earlier[i];
        if (s->slot[other] >= 0 && s->slot[other] + s->length[other] > slot) return 0;
    }
    for (int64_t i = s->later_at[row]; i < s->later_at[row + 1]; i++) {
        int64_t other = s->later[i];
        if (s->slot[other] >= 0 && slot + 1 > s->slot[other]) return 0;
    }
    if (!pausing(s, a, slot) || !pausing(s, b, slot)) return 0;
    if (!s->needs_table[row]) {
        if (!near_enough(s, row, -1, slot)) return 0;
        place(s, row, slot, -1);
        return 1;
    }
    for (int64_t i = s->table_at[row]; i < s->table_at[row + 1]; i++) {
        int64_t table = s->table_of[i];
        if (s->seats_left[table * s->slots + slot] > 0 && near_enough(s, row, table, slot)) {
            place(s, row, slot, table);
            return 1;
        }
    }
    return 0;
}

typedef struct {
    int64_t rows[LONGEST + 1], slots[LONGEST + 1], number;
    int64_t parties[2 * MOST_WAITING], change[2 * MOST_WAITING], touched;
    int64_t source, to;
} Chain;

static int64_t *change_of(Chain *chain, int64_t party) {
    for (int64_t i = 0; i < chain->touched; i++)
        if (chain->parties[i] == party) return &chain->change[i];
    chain->parties[chain->touched] = party;
    chain->change[chain->touched] = 0;
    return &chain->change[chain->touched++];
}

static int64_t found_in(const Chain *chain, int64_t row) {
    for (int64_t i = 0; i < chain->number; i++)
        if (chain->rows[i] == row) return i;
    return -1;
}

/* Finds the moves that follow from moving a row; returns whether there are any. */
static int follow(Board *s, Chain *chain, int64_t row, int64_t source, int64_t to) {
    int64_t waiting[MOST_WAITING][2], number = 1, steps = 0;
    chain->number = chain->touched = 0;
    chain->source = source;
    chain->to = to;
    if (to == source) return 0;
    waiting[0][0] = row;
    waiting[0][1] = to;
    while (number) {
        int64_t moved = waiting[--number][0], slot = waiting[number][1];
        if (chain->number >= LONGEST || s->length[moved] > 1 || !(s->starts[moved] >> slot & 1))
            return 0;
        if (++steps >= MOST_WAITING / 2) return 0;
        int64_t index = found_in(chain, moved);
        if (index < 0) index = chain->number++;
        chain->rows[index] = moved;
        chain->slots[index] = slot;
        int64_t back = slot == to ? source : to;
        for (int side = 0; side < 2; side++) {
            int64_t party = side ? s->b[moved] : s->a[moved];
            int64_t *change = change_of(chain, party);
            *change += slot == to ? 1 : -1;
            int64_t gained = slot == to ? *change : -*change;
            int64_t at = party * s->slots + slot, *held = list(s, party, slot), leaving = 0;
            if (s->count[at] + gained <= s->room[at]) continue;
            for (int64_t i = 0; i < s->count[at]; i++) leaving += found_in(chain, held[i]) < 0;
            if (!leaving) return 0;
            leaving = pick(s, leaving);
            for (int64_t i = 0;; i++)
                if (found_in(chain, held[i]) < 0 && !leaving--) {
                    waiting[number][0] = held[i];
                    waiting[number++][1] = back;
                    break;
                }
        }
    }
    return 1;
}

static int guided(Board *s, Chain *chain, int64_t broken) {
    int64_t party = s->broken[pick(s, broken)];
    uint64_t mask = s->mask[party], joined = s->joined;
    uint64_t beyond = ((mask << 1 & joined) | (mask & joined) >> 1) & ~mask;
    if (!beyond) return 0;
    int64_t source = pick_bit(s, mask & ~(mask << 1 & joined & (mask & joined) >> 1));
    int64_t row = list(s, party, source)[pick(s, s->count[party * s->slots + source])];
    return follow(s, chain, row, source, pick_bit(s, beyond));
}

static int anywhere(Board *s, Chain *chain) {
    int64_t row = s->movable[pick(s, s->moving)];
    return follow(s, chain, row, s->slot[row], pick(s, s->slots));
}

/* Moves all rows of a chain, or none; returns whether it did. */
static int move(Board *s, const Chain *chain) {
    int64_t slots[LONGEST + 1], tables[LONGEST + 1], placed = 0;
    for (int64_t i = 0; i < chain->number; i++) {
        slots[i] = s->slot[chain->rows[i]];
        tables[i] = s->table[chain->rows[i]];
        take_off(s, chain->rows[i]);
    }
    while (placed < chain->number && try_place(s, chain->rows[placed], chain->slots[placed]))
        placed++;
    if (placed == chain->number) return 1;
    for (int64_t i = 0; i < placed; i++) take_off(s, chain->rows[i]);
    for (int64_t i = 0; i < chain->number; i++) place(s, chain->rows[i], slots[i], tables[i]);
    return 0;
}

static void step(Board *s, double heat, int64_t broken) {
    Chain chain;
    uint64_t masks[2 * MOST_WAITING];
    int64_t breaks = 0, idle = 0;
    int is_guided = broken && draw(s) < s->guided;
    if (!(is_guided ? guided(s, &chain, broken) : anywhere(s, &chain))) return;
    for (int64_t i = 0; i < chain.touched; i++) {
        int64_t party = chain.parties[i], change = chain.change[i];
        uint64_t mask = s->mask[party] & ~(1ull << chain.source | 1ull << chain.to);
        if (s->count[party * s->slots + chain.source] > change) mask |= 1ull << chain.source;
        if (s->count[party * s->slots + chain.to] + change > 0) mask |= 1ull << chain.to;
        masks[i] = mask;
        int64_t before[2], after[2];
        cost(s, s->mask[party], &before[0], &before[1]);
        cost(s, mask, &after[0], &after[1]);
        breaks += after[0] - before[0];
        idle += after[1] - before[1];
    }
    double worse = (double)breaks + s->idle * (double)idle;
    if (worse > 0 && draw(s) >= exp(-worse / heat)) return;
    if (!move(s, &chain)) return;
    for (int64_t i = 0; i < chain.touched; i++) s->mask[chain.parties[i]] = masks[i];
    s->total[0] += breaks;
    s->total[1] += idle;
    if (s->total[0] > s->best[0] || (s->total[0] == s->best[0] && s->total[1] >= s->best[1]))
        return;
    s->best[0] = s->total[0];
    s->best[1] = s->total[1];
    memcpy(s->best_slot, s->slot, (size_t)s->rows * sizeof *s->slot);
    memcpy(s->best_table, s->table, (size_t)s->rows * sizeof *s->table);
}

/* Tries so many chains at this temperature. */
void annealing_steps(Board *s, int64_t steps, double heat) {
    int64_t broken = 0;
    if (!s->moving) return;
    for (int64_t party = 0; party < s->parties; party++) {
        int64_t breaks, idle;
        cost(s, s->mask[party], &breaks, &idle);
        if (breaks > s->needed[party]) s->broken[broken++] = party;
    }
    while (steps-- > 0) step(s, heat, broken);
}

/* Returns what the source was when this was compiled, so that no other is taken for it. */
const char *annealing_source(void) { return SOURCE; }
