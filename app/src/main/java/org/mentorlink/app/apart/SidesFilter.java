package org.mentorlink.app.apart;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves out of the scan what belongs to sides that other processes run. */
final class SidesFilter extends TypeExcludeFilter {

    private final Set<Side> sides;

    SidesFilter(Set<Side> sides) {
        this.sides = sides;
    }

    @Override
    public boolean match(MetadataReader metadataReader, MetadataReaderFactory metadataReaderFactory) {
        var className = metadataReader.getClassMetadata().getClassName();
        for (var side : Side.values()) {
            if (side.owns(className)) {
                return !sides.contains(side);
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SidesFilter filter && filter.sides.equals(sides);
    }

    @Override
    public int hashCode() {
        return sides.hashCode();
    }
}
